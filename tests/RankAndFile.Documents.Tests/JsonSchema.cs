using System.Text.Json;
using System.Text.RegularExpressions;

namespace RankAndFile.Documents.Tests;

/// <summary>Checks JSON against a JSON Schema (draft 2020-12), for the keywords that our schemas use. One that it does not know is an error, not passed over.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> _saysNothing = ["$schema", "$defs", "title"];

    /// <summary>Everything that is wrong, each with its place.</summary>
    internal List<string> Complaints(JsonElement document)
    {
        var complaints = new List<string>();
        Check(document, root, "$", complaints);
        return complaints;
    }

    private void Check(JsonElement value, JsonElement schema, string where, List<string> complaints)
    {
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !_saysNothing.Contains(keyword.Name)))
        {
            var rule = keyword.Value;
            switch (keyword.Name)
            {
                case "$ref":
                    Check(value, Definition(rule.GetString()!), where, complaints);
                    break;
                case "oneOf":
                    CheckOneOf(value, rule, where, complaints);
                    break;
                case "required":
                case "properties":
                case "additionalProperties":
                    CheckObject(value, schema, keyword.Name, where, complaints);
                    break;
                case "items":
                    CheckItems(value, rule, where, complaints);
                    break;
                default:
                    if (!Holds(value, keyword.Name, rule))
                    {
                        complaints.Add($"{where}: {value.GetRawText()} against {keyword.Name} {rule.GetRawText()}");
                    }

                    break;
            }
        }
    }

    private JsonElement Definition(string reference) =>
        reference.Split('/')[1..].Aggregate(root, (schema, name) => schema.GetProperty(name));

    private void CheckOneOf(JsonElement value, JsonElement schemas, string where, List<string> complaints)
    {
        var tries = schemas.EnumerateArray().Select(schema =>
        {
            var itsComplaints = new List<string>();
            Check(value, schema, where, itsComplaints);
            return itsComplaints;
        }).ToList();
        if (tries.Count(itsComplaints => itsComplaints.Count is 0) is not 1)
        {
            complaints.Add($"{where}: not exactly one of those allowed; nearest: {string.Join(", ", tries.MinBy(itsComplaints => itsComplaints.Count)!)}");
        }
    }

    private void CheckObject(JsonElement value, JsonElement schema, string keyword, string where, List<string> complaints)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        var rule = schema.GetProperty(keyword);
        switch (keyword)
        {
            case "required":
                complaints.AddRange(rule.EnumerateArray().Select(name => name.GetString()!)
                    .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{where}.{name}: missing"));
                break;
            case "properties":
                foreach (var property in rule.EnumerateObject().Where(property => value.TryGetProperty(property.Name, out _)))
                {
                    Check(value.GetProperty(property.Name), property.Value, $"{where}.{property.Name}", complaints);
                }

                break;
            case "additionalProperties" when rule.ValueKind is JsonValueKind.False:
                complaints.AddRange(value.EnumerateObject().Where(property => !schema.GetProperty("properties").TryGetProperty(property.Name, out _))
                    .Select(property => $"{where}.{property.Name}: not foreseen"));
                break;
            default:
                throw new NotSupportedException(keyword);
        }
    }

    private void CheckItems(JsonElement value, JsonElement schema, string where, List<string> complaints)
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(item, schema, $"{where}[{index++}]", complaints);
            }
        }
    }

    private static bool Holds(JsonElement value, string keyword, JsonElement rule) => keyword switch
    {
        "type" when rule.ValueKind is JsonValueKind.Array => rule.EnumerateArray().Any(type => Is(value, type.GetString()!)),
        "type" => Is(value, rule.GetString()!),
        "const" => JsonElement.DeepEquals(value, rule),
        "enum" => rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(value, allowed)),
        "pattern" => value.ValueKind is not JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!),
        "minLength" => value.ValueKind is not JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(),
        "minItems" => value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "minimum" => value.ValueKind is not JsonValueKind.Number || value.GetInt64() >= rule.GetInt64(),
        "maximum" => value.ValueKind is not JsonValueKind.Number || value.GetInt64() <= rule.GetInt64(),
        _ => throw new NotSupportedException($"The schema uses {keyword}, which this validator does not know."),
    };

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "null" => value.ValueKind is JsonValueKind.Null,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}

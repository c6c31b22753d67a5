using System.Collections.Immutable;
using System.Reflection;

namespace RankAndFile.Scrutiny;

/// <summary>A property of a kind: its name in the record, how it is written, and who may see it.</summary>
internal sealed class Property(PropertyInfo info, Shape shape, bool optional)
{
    internal string Name { get; } = $"{char.ToLowerInvariant(info.Name[0])}{info.Name[1..]}";

    /// <summary>The name in the program, by which its docstring is found.</summary>
    internal string ProgramName => info.Name;

    internal Shape Shape => shape;

    internal bool Optional => optional;

    internal FaceSide Side { get; } = info.IsDefined(typeof(PublicAttribute)) ? FaceSide.Public : FaceSide.Sealed;

    internal string Words => optional ? $"{shape.Words}, or absent" : shape.Words;

    internal object? Of(object facts) => info.GetValue(facts);

    /// <summary>The value in these fields, or null where it is absent.</summary>
    internal object? ReadFrom(CanonicalValue.Fields fields) => fields[Name] is { } value ? shape.Read(value) : null;

    internal static CanonicalValue.Fields Written(ImmutableArray<Property> properties, object facts)
    {
        var fields = new List<KeyValuePair<string, CanonicalValue>>(properties.Length);
        foreach (var property in properties)
        {
            if (property.Of(facts) is { } value)
            {
                fields.Add(new(property.Name, property.Shape.Write(value)));
            }
            else if (!property.Optional)
            {
                throw new ArgumentException($"{property.ProgramName} is missing.", nameof(facts));
            }
        }

        return CanonicalValue.Fields.Of(fields);
    }

    /// <summary>What these fields should have held and do not, or null if they fit.</summary>
    internal static string? Complaint(ImmutableArray<Property> properties, CanonicalValue.Fields fields)
    {
        var known = 0;
        foreach (var property in properties)
        {
            var value = fields[property.Name];
            if (value is null ? !property.Optional : property.Shape.Read(value) is null)
            {
                return $"\"{property.Name}\": {property.Words}";
            }

            known += value is null ? 0 : 1;
        }

        return known == fields.All.Length ? null : $"no other fields than {string.Join(", ", properties.Select(property => property.Name))}";
    }
}

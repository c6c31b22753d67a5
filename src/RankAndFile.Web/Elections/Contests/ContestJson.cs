using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Elections;

/// <summary>How the parts of a contest are kept in its row: as text in JSON, ids as their numbers.</summary>
internal static class ContestJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new IdAsNumber() },
    };

    internal static string Write<T>(T part) => JsonSerializer.Serialize(part, _options);

    internal static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, _options)!;

    internal static void HasJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        part => Write(part),
        text => Read<T>(text),
        new ValueComparer<T>((left, right) => Write(left) == Write(right), part => Write(part).GetHashCode(StringComparison.Ordinal), part => part));

    private sealed class IdAsNumber : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsValueType && typeToConvert.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Id<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Id<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.Of(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}

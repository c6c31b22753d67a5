using System.Text;
using System.Text.Json;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>The one form of docs/record-format.md, section 2.</summary>
public sealed class CanonicalTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("{\"a\":1,\"aB\":[true,false],\"b\":{\"c\":\"ŵ\"}}")]
    [InlineData("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f/\u007f\u2028😀\"")]
    public void What_has_its_one_form_is_accepted(string text)
    {
        var value = Read(text);

        Assert.NotNull(value);
        Assert.Equal(text, Encoding.UTF8.GetString(value.ToBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("null")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("01")]
    [InlineData("-0")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("\"\\u0008\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\t\"")]
    [InlineData("\"")]
    [InlineData("\"\\")]
    [InlineData("[1,]")]
    [InlineData("[1 ,2]")]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"A\":1}")]
    [InlineData("{\"a-b\":1}")]
    [InlineData("{\"\":1}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]")]
    public void What_has_another_form_is_refused(string text) => Assert.Null(Read(text));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Null(Read([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"']));

    [Fact]
    public void Half_a_letter_is_never_written() => Assert.Throws<EncoderFallbackException>(() => new CanonicalValue.Text("\uD83D").ToBytes());

    [Fact]
    public void Numbers_too_large_are_never_written() => Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalValue.Whole(long.MaxValue).ToBytes());

    [Fact]
    public void What_is_written_is_read_again_and_means_the_same_to_another_reader()
    {
        var chance = new Random(5);
        for (var round = 0; round < 5000; round++)
        {
            var value = Any(chance, 4);
            var bytes = value.ToBytes();

            Assert.Equal(bytes, Read(bytes)!.ToBytes());
            using var read = JsonDocument.Parse(bytes);
            Assert.True(Same(value, read.RootElement));
        }
    }

    private static CanonicalValue? Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static CanonicalValue? Read(byte[] bytes)
    {
        var line = new CanonicalReading(bytes);
        var value = line.Value();
        line.End();
        return line.Failed ? null : value;
    }

    private static CanonicalValue Any(Random chance, int depth) => chance.Next(depth is 0 ? 3 : 5) switch
    {
        0 => new CanonicalValue.Text(AnyText(chance)),
        1 => new CanonicalValue.Whole(chance.NextInt64(-CanonicalValue.MostWhole, CanonicalValue.MostWhole) >> chance.Next(60)),
        2 => new CanonicalValue.Truth(chance.Next(2) is 0),
        3 => new CanonicalValue.List([.. Enumerable.Range(0, chance.Next(4)).Select(_ => Any(chance, depth - 1))]),
        _ => CanonicalValue.Fields.Of(Enumerable.Range(0, chance.Next(4)).Select(_ => $"f{chance.Next(1000)}").Distinct().Select(name => KeyValuePair.Create(name, Any(chance, depth - 1)))),
    };

    private static string AnyText(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ =>
        new Rune(chance.Next(3) switch { 0 => chance.Next(0x80), 1 => chance.Next(0x80, 0xD800), _ => chance.Next(0xE000, 0x110000) }).ToString()));

    private static bool Same(CanonicalValue value, JsonElement read) => value switch
    {
        CanonicalValue.Text text => read.GetString() == text.Letters,
        CanonicalValue.Whole whole => read.GetInt64() == whole.Number,
        CanonicalValue.Truth truth => read.GetBoolean() == truth.Holds,
        CanonicalValue.List list => list.Items.Zip(read.EnumerateArray()).All(pair => Same(pair.First, pair.Second)) && list.Items.Length == read.GetArrayLength(),
        CanonicalValue.Fields fields => fields.All.Zip(read.EnumerateObject()).All(pair => pair.First.Key == pair.Second.Name && Same(pair.First.Value, pair.Second.Value)),
        _ => false,
    };
}

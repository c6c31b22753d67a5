using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>How a property is written in the record, and read again.</summary>
internal abstract class Shape
{
    /// <summary>As docs/record-events.md says it.</summary>
    internal abstract string Words { get; }

    internal abstract CanonicalValue Write(object value);

    /// <summary>Null where the value does not fit.</summary>
    internal abstract object? Read(CanonicalValue value);

    internal sealed class Text : Shape
    {
        internal override string Words => "text";

        internal override CanonicalValue Write(object value) => new CanonicalValue.Text((string)value);

        internal override object? Read(CanonicalValue value) => (value as CanonicalValue.Text)?.Letters;
    }

    internal sealed class Long : Shape
    {
        internal override string Words => "whole number";

        internal override CanonicalValue Write(object value) => new CanonicalValue.Whole((long)value);

        internal override object? Read(CanonicalValue value) => (value as CanonicalValue.Whole)?.Number;
    }

    internal sealed class Int : Shape
    {
        internal override string Words => "whole number";

        internal override CanonicalValue Write(object value) => new CanonicalValue.Whole((int)value);

        internal override object? Read(CanonicalValue value) =>
            value is CanonicalValue.Whole { Number: >= int.MinValue and <= int.MaxValue } whole ? (int)whole.Number : null;
    }

    internal sealed class Truth : Shape
    {
        internal override string Words => "true or false";

        internal override CanonicalValue Write(object value) => new CanonicalValue.Truth((bool)value);

        internal override object? Read(CanonicalValue value) => (value as CanonicalValue.Truth)?.Holds;
    }

    /// <summary>Digests, keys and signatures: text that only one value has.</summary>
    internal sealed class Hexadecimal(string words, Func<string, object?> parse) : Shape
    {
        internal override string Words => words;

        internal override CanonicalValue Write(object value) => new CanonicalValue.Text(value.ToString()!);

        internal override object? Read(CanonicalValue value) => value is CanonicalValue.Text text ? parse(text.Letters) : null;
    }

    /// <summary>A closed list of words: the members of an enumeration, with hyphens.</summary>
    internal sealed class Word(Type type) : Shape
    {
        private readonly ImmutableSortedDictionary<string, object> _words = Enum.GetValues(type).Cast<object>()
            .ToImmutableSortedDictionary(value => Kebab(value.ToString()!), value => value, StringComparer.Ordinal);

        internal override string Words => string.Join(" or ", _words.Keys.Select(word => $"`{word}`"));

        internal override CanonicalValue Write(object value) => new CanonicalValue.Text(Kebab(value.ToString()!));

        internal override object? Read(CanonicalValue value) =>
            value is CanonicalValue.Text text ? _words.GetValueOrDefault(text.Letters) : null;

        private static string Kebab(string name) =>
            string.Concat(name.Select((letter, place) => char.IsUpper(letter) ? $"{(place > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
    }

    internal sealed class List<T>(Shape item) : Shape
    {
        internal override string Words => $"list of {item.Words}";

        internal override CanonicalValue Write(object value) =>
            new CanonicalValue.List([.. ((ImmutableArray<T>)value).Select(one => item.Write(one!))]);

        internal override object? Read(CanonicalValue value)
        {
            if (value is not CanonicalValue.List list)
            {
                return null;
            }

            var items = ImmutableArray.CreateBuilder<T>(list.Items.Length);
            foreach (var one in list.Items)
            {
                if (item.Read(one) is not T read)
                {
                    return null;
                }

                items.Add(read);
            }

            return items.MoveToImmutable();
        }
    }

    /// <summary>A value with one property, such as the number of a member, is written as that property.</summary>
    internal sealed class One(Property property, Func<object?[], object> make) : Shape
    {
        internal override string Words => property.Shape.Words;

        internal override CanonicalValue Write(object value) => property.Shape.Write(property.Of(value)!);

        internal override object? Read(CanonicalValue value) => property.Shape.Read(value) is { } read ? make([read]) : null;
    }

    /// <summary>A record inside a record.</summary>
    internal sealed class Part(ImmutableArray<Property> properties, Func<object?[], object> make) : Shape
    {
        internal override string Words => $"object of {string.Join(", ", properties.Select(property => $"`{property.Name}` ({property.Words})"))}";

        internal override CanonicalValue Write(object value) => Property.Written(properties, value);

        internal override object? Read(CanonicalValue value)
        {
            if (value is not CanonicalValue.Fields fields || Property.Complaint(properties, fields) is not null)
            {
                return null;
            }

            return make([.. properties.Select(property => property.ReadFrom(fields))]);
        }
    }
}

using System.Collections.Immutable;
using System.Reflection;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny;

/// <summary>Finds how a type is written. What has no shape has no place in the record: fractions, times of day, null inside a list.</summary>
internal static class Shapes
{
    private static readonly NullabilityInfoContext _nullability = new();

    internal static (ImmutableArray<Property> Properties, Func<object?[], object> Make) Of(Type type)
    {
        var infos = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(info => info.GetIndexParameters().Length is 0).ToList();
        var maker = type.GetConstructors().FirstOrDefault(made =>
                made.GetParameters().Length > 0 && made.GetParameters().All(parameter => infos.Exists(info => info.Name == parameter.Name)))
            ?? throw Unfit(type, "has no constructor that takes its properties");
        var properties = maker.GetParameters().Select(parameter => OfProperty(infos.Single(info => info.Name == parameter.Name)));
        return ([.. properties], values => maker.Invoke(values));
    }

    private static Property OfProperty(PropertyInfo info)
    {
        if (!CanonicalValue.IsName($"{char.ToLowerInvariant(info.Name[0])}{info.Name[1..]}"))
        {
            throw Unfit(info.PropertyType, $"is called {info.Name}");
        }

        var value = Nullable.GetUnderlyingType(info.PropertyType);
        lock (_nullability)
        {
            var optional = value is not null || _nullability.Create(info).ReadState is NullabilityState.Nullable;
            return new(info, OfType(value ?? info.PropertyType), optional);
        }
    }

    private static Shape OfType(Type type)
    {
        if (type.IsEnum)
        {
            return new Shape.Word(type);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var item = type.GenericTypeArguments[0];
            return (Shape)Activator.CreateInstance(
                typeof(Shape.List<>).MakeGenericType(item), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, null, [OfType(item)], null)!;
        }

        return Simple(type) ?? OfRecord(type);
    }

    private static Shape? Simple(Type type) =>
        type == typeof(string) ? new Shape.Text()
        : type == typeof(long) ? new Shape.Long()
        : type == typeof(int) ? new Shape.Int()
        : type == typeof(bool) ? new Shape.Truth()
        : type == typeof(Digest) ? new Shape.Hexadecimal("digest", text => Digest.TryParse(text, out var digest) ? digest : null)
        : type == typeof(PublicKey) ? new Shape.Hexadecimal("key", text => PublicKey.TryParse(text, out var key) ? key : null)
        : type == typeof(Signature) ? new Shape.Hexadecimal("signature", text => Signature.TryParse(text, out var signature) ? signature : null)
        : OfSealedBallots(type);

    private static Shape.Hexadecimal? OfSealedBallots(Type type) =>
        type == typeof(Element) ? new("element", text => Element.TryParse(text, out var element) ? element : null)
        : type == typeof(Scalar) ? new("scalar", text => Scalar.TryParse(text, out var scalar) ? scalar : null)
        : type == typeof(Schnorr) ? new("knowledge", text => Schnorr.TryParse(text, out var proof) ? proof : null)
        : type == typeof(SameLogarithm) ? new("same logarithm", text => SameLogarithm.TryParse(text, out var proof) ? proof : null)
        : type == typeof(SealedBallot) ? new("ballot", text => SealedBallot.TryParse(text, out var ballot) ? ballot : null)
        : null;

    private static Shape OfRecord(Type type)
    {
        if (type.IsPrimitive || type.Namespace is null or "System")
        {
            throw Unfit(type, "has no form in the record");
        }

        var (properties, make) = Of(type);
        return properties is [var only] && type.IsValueType ? new Shape.One(only, make) : new Shape.Part(properties, make);
    }

    private static InvalidOperationException Unfit(Type type, string why) => new($"{type} cannot stand in the record: it {why}.");
}

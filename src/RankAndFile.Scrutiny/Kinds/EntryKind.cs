using System.Collections.Immutable;

namespace RankAndFile.Scrutiny;

/// <summary>A kind of entry, as the catalogue knows it.</summary>
public sealed class EntryKind
{
    private readonly ImmutableArray<Property> _public;
    private readonly ImmutableArray<Property> _sealed;
    private readonly Func<object?[], object> _make;

    internal EntryKind(Type type, EntryAttribute called)
    {
        (Type, Name, Version, IsLasting) = (type, called.Name, called.Version, called.Lasting);
        (Properties, _make) = Shapes.Of(type);
        _public = [.. Properties.Where(property => property.Side is FaceSide.Public)];
        _sealed = [.. Properties.Where(property => property.Side is FaceSide.Sealed)];
    }

    public string Name { get; }

    public int Version { get; }

    /// <summary>The record in the program that stands for it.</summary>
    public Type Type { get; }

    /// <summary>Its public face may not be destroyed.</summary>
    public bool IsLasting { get; }

    public bool HasSealedFace => !_sealed.IsEmpty;

    internal ImmutableArray<Property> Properties { get; }

    internal CanonicalValue.Fields Written(FaceSide side, object facts) => Property.Written(Of(side), facts);

    /// <summary>What a face of this kind should have held, or null if it fits.</summary>
    internal string? Complaint(FaceSide side, CanonicalValue.Fields face) => Property.Complaint(Of(side), face);

    /// <summary>The facts in faces that fit. Where the sealed face is not at hand its properties have no value.</summary>
    internal object Facts(CanonicalValue.Fields publicFace, CanonicalValue.Fields? sealedFace) =>
        _make([.. Properties.Select(property => property.Side is FaceSide.Public
            ? property.ReadFrom(publicFace)
            : sealedFace is null ? null : property.ReadFrom(sealedFace))]);

    private ImmutableArray<Property> Of(FaceSide side) => side is FaceSide.Public ? _public : _sealed;
}

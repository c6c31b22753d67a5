namespace RankAndFile.Scrutiny;

/// <summary>
/// Makes a record a kind of entry. The name, and the names of the properties, are for ever: what
/// cannot stay as it is gets the next version, and the old one stays readable.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntryAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; set; } = 1;

    /// <summary>Checking the record needs its public face, which therefore is never destroyed and names nobody.</summary>
    public bool Lasting { get; set; }
}

/// <summary>Anyone may see this property. Every other is sealed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PublicAttribute : Attribute;

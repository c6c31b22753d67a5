namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Fills some bytes with chance. In earnest it is the machine's own source for keys; nothing in this library makes chance.</summary>
public delegate void RandomBytes(Span<byte> bytes);

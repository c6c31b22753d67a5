using System.Globalization;

namespace RankAndFile.Documents.Tests;

/// <summary>What a document writes, as text.</summary>
internal static class Written
{
    internal static string By(Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(text);
        return text.ToString();
    }
}

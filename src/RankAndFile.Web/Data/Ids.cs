using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RankAndFile.Web.Data;

/// <summary>The number of a row, which cannot be taken for the number of another kind of row.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    public long Value { get; }

    public static abstract TSelf Of(long value);
}

/// <summary>Ids as they stand in addresses of pages.</summary>
public static class Ids
{
    public static bool TryRead<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var read = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = TId.Of(value);
        return read;
    }

    public static string Written<TId>(TId id)
        where TId : struct, IId<TId> => id.Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How the database keeps an id: as the number alone.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, long>(id => id.Value, value => Made(value))
    where TId : struct, IId<TId>
{
    // An expression tree may not call a static abstract member itself.
    private static TId Made(long value) => TId.Of(value);
}

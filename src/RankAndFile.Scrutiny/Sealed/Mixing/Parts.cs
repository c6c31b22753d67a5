namespace RankAndFile.Scrutiny.Sealed;

/// <summary>Long lists are worked through in parts, several at once; sums come out the same in whatever order the parts do.</summary>
internal static class Parts
{
    internal static void Each(int count, int size, Action<int, int> work, CancellationToken stop) =>
        Parallel.For(0, (count + size - 1) / size, new ParallelOptions { CancellationToken = stop }, part =>
            work(part * size, int.Min(size, count - (part * size))));
}

/// <summary>Points added up by several at once.</summary>
internal sealed class Total
{
    private readonly Lock _adding = new();
    private Point _sum = Point.Identity;

    internal Point Sum => _sum;

    internal void Add(in Point part)
    {
        lock (_adding)
        {
            _sum += part;
        }
    }
}

using System.Text;

namespace RankAndFile.Bench;

/// <summary>Files of papers made from a seed: the same on every machine. Made once, kept under artifacts/bench.</summary>
internal static class MadePapers
{
    internal const int Candidates = 20;

    internal const int Places = 5;

    private const int DifferentPatterns = 20_000;

    /// <summary>A line a paper, some 20,000 different ways of marking; some are common and most are rare, as in a real box.</summary>
    internal static string WithPatterns(string folder, int papers) => Made(Path.Combine(folder, $"{papers}-patterns.blt"), papers, () =>
    {
        var chance = new Chance(97);
        var patterns = new byte[DifferentPatterns][];
        for (var at = 0; at < patterns.Length; at++)
        {
            patterns[at] = Paper(chance, chance.Below(Candidates) + 1);
        }

        return () => patterns[(int)((long)chance.Below(patterns.Length) * chance.Below(patterns.Length) / patterns.Length)];
    });

    /// <summary>A line a paper, no two alike: long papers, of which there are far more kinds than papers.</summary>
    internal static string AllDifferent(string folder, int papers) => Made(Path.Combine(folder, $"{papers}-different.blt"), papers, () =>
    {
        var chance = new Chance(1997);
        return () => Paper(chance, Candidates - chance.Below(5));
    });

    private static string Made(string file, int papers, Func<Func<byte[]>> next)
    {
        if (File.Exists(file))
        {
            return file;
        }

        Console.Error.WriteLine($"Making {file}");
        var unfinished = file + ".unfinished";
        using (var to = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            to.Write(Encoding.ASCII.GetBytes($"{Candidates} {Places}\n"));
            var paper = next();
            for (var at = 0; at < papers; at++)
            {
                to.Write(paper());
            }

            to.Write("0\n"u8);
            for (var candidate = 1; candidate <= Candidates; candidate++)
            {
                to.Write(Encoding.ASCII.GetBytes($"\"Candidate {candidate}\"\n"));
            }

            to.Write(Encoding.ASCII.GetBytes($"\"{papers} papers made from a seed\"\n"));
        }

        File.Move(unfinished, file);
        return file;
    }

    /// <summary>Better known candidates, those with low numbers, come first more often.</summary>
    private static byte[] Paper(Chance chance, int length)
    {
        Span<int> left = stackalloc int[Candidates];
        for (var at = 0; at < Candidates; at++)
        {
            left[at] = at + 1;
        }

        var line = new StringBuilder("1");
        for (var marked = 0; marked < length; marked++)
        {
            var rest = Candidates - marked;
            var drawn = Math.Min(chance.Below(rest), chance.Below(rest));
            line.Append(' ').Append(left[drawn]);
            left[(drawn + 1)..rest].CopyTo(left[drawn..]);
        }

        return Encoding.ASCII.GetBytes(line.Append(" 0\n").ToString());
    }
}

/// <summary>SplitMix64: a seed gives the same numbers everywhere.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    internal int Below(int limit)
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
        }
    }
}

using System.Text;
using RankAndFile.Counting.Formats;

namespace RankAndFile.Counting.Tests.Formats;

/// <summary>Whatever the bytes, a reader accepts or refuses, and what it accepts is sound.</summary>
public sealed class BltFileFuzzTests
{
    private static readonly string[] _samples =
    [
        "4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n0\n\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n",
        "4 2\n[nick ann bob cy dee]\n[tie dee 1 bob]\n(a1) ann=cy - dee 0\n1 (1 2) 3 0 # note\n7 /* */ 0\n0\nAdam\nBasil\n\"C\"\"C\" \"D\\\"D\"\nTitle",
        "2 1\r\n5 1 2 0\r\n5 1 2 0\r\n5 2\r\n1 0\r\n\"A\" \"B\" \"T\"\r\n",
    ];

    [Fact]
    public void No_bytes_are_more_than_a_reader_can_bear() =>
        Soak.Run(seed =>
        {
            var chance = new Random(seed);
            var bytes = seed % 4 is 0 ? Noise.Bytes(chance) : Noise.Mutated(chance, Encoding.UTF8.GetBytes(_samples[chance.Next(_samples.Length)]));
            Noise.AssertSound(BltFile.Read(new MemoryStream(bytes)));
        });

    [Fact]
    public void Real_files_cut_short_or_changed_are_read_or_refused()
    {
        var files = SharedData.Ballots().Where(path => new FileInfo(path).Length < 20_000).Select(File.ReadAllBytes).ToList();
        Soak.Run(seed =>
        {
            var chance = new Random(seed);
            var file = files[chance.Next(files.Count)];
            Noise.AssertSound(BltFile.Read(new MemoryStream(seed % 2 is 0 ? file[..chance.Next(file.Length)] : Noise.Mutated(chance, file))));
        });
    }

    [Fact] // The short way for plain papers must never differ from the careful one.
    public void A_line_that_is_read_plainly_means_what_it_means_when_read_with_care() =>
        Soak.Run(seed =>
        {
            var chance = new Random(seed);
            var lines = Enumerable.Range(0, 20).Select(_ => Noise.Line(chance, "0123  1=-(x#\t")).ToList();
            var plain = $"4 2\n1 4 0\n{string.Join('\n', lines)}\n0\n\"A\"\n\"B\"\n\"C\"\n\"D\"";
            var careful = plain.Replace("\n", "\n/**/", StringComparison.Ordinal);
            var (one, other) = (BltFile.Read(Written.Bytes(plain)), BltFile.Read(Written.Bytes(careful)));
            Assert.Equal(Shown(one), Shown(other));
        });

    private static IEnumerable<string> Shown(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Accepted file => Written.Patterns(file.Papers),
        ReadOutcome.Refused refused => refused.Errors.Select(error => $"{error.Line} {error.Found}"),
        _ => [],
    };
}

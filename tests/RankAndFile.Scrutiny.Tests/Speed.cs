using System.Diagnostics;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>How fast a long record is made, handed on and checked.</summary>
internal static class Speed
{
    internal static void Measure(int entries, Action<string> tell)
    {
        var folder = Directory.CreateTempSubdirectory("rankandfile-");
        try
        {
            var record = new RecordBeingMade().Add(new ElectionOpened(RecordBeingMade.Election, "AUMC", "General Secretary", RecordBeingMade.Office.Public)).Sign();
            var watch = Stopwatch.StartNew();
            while (record.Entries.Count < entries)
            {
                record.Add(new Nominated(new(record.Entries.Count), "Ann Archer", new(12)));
                if (record.Entries.Count % 1000 is 0 || record.Entries.Count == entries)
                {
                    record.Sign();
                }
            }

            tell($"made, chained and signed every thousand: {entries / watch.Elapsed.TotalSeconds:N0} entries a second");
            Chain(record, tell);
            watch.Restart();
            BundleWriter.WriteFolder(record.Contents(full: true), folder);
            tell($"written: {watch.Elapsed.TotalSeconds:N1} s, {folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1_000_000:N0} MB");
            record.Entries.Clear();
            record.Entries.TrimExcess();
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes();
            watch.Restart();
            using var bundle = ((BundleOutcome.Opened)Bundle.Open(folder)).Bundle;
            var most = 0L;
            var verified = Verification.Of(bundle, RecordBeingMade.Catalogue, progress: _ => most = long.Max(most, GC.GetTotalMemory(false)));
            Assert.True(verified.Holds);
            tell($"checked: {watch.Elapsed.TotalSeconds:N1} s, heap at most {most / 1_000_000:N0} MB, {(GC.GetTotalAllocatedBytes() - before) / entries} bytes allocated an entry");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Chain(RecordBeingMade record, Action<string> tell)
    {
        var watch = Stopwatch.StartNew();
        var state = RecordState.Empty;
        foreach (var (entry, shown, hidden) in record.Entries)
        {
            state = state.Append(new(entry.Kind, entry.Version, shown!, hidden), entry.Time).After;
        }

        tell($"appended alone: {record.Entries.Count / watch.Elapsed.TotalSeconds:N0} entries a second");
        watch.Restart();
        for (var heads = 0; heads < 20_000; heads++)
        {
            _ = state.Root;
        }

        tell($"roots: {20_000 / watch.Elapsed.TotalSeconds:N0} a second");
        watch.Restart();
        for (var heads = 0; heads < 1000; heads++)
        {
            _ = state.Head(RecordBeingMade.Election, heads).SignedBy(RecordBeingMade.Office);
        }

        tell($"signed heads: {1000 / watch.Elapsed.TotalSeconds:N0} a second");
    }
}

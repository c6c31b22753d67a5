using System.Diagnostics;
using System.Globalization;

namespace RankAndFile.Scrutiny.Tests;

/// <summary>src/RankAndFile.Scrutiny/verify.mjs, which was written from docs/record-format.md alone, comes to the same as the checks here.</summary>
public sealed class SecondVerifierTests
{
    private const string Program = "src/RankAndFile.Scrutiny/verify.mjs";

    // It leaves transcripts and lots to the command.
    private const int LastCheck = 14;
    private const int Kinds = 13;

    [Fact]
    public void Both_fail_the_same_checks_of_every_forgery()
    {
        var cases = Forgeries.All.ToDictionary(forgery => forgery.Name, forgery => forgery.Made());

        var theirs = RunOver(cases);

        foreach (var forgery in Forgeries.All)
        {
            var (files, given) = cases[forgery.Name];
            AssertSame(forgery.Name, RecordBeingMade.Verified(files, given), theirs[forgery.Name]);
            Assert.Contains(forgery.Check, theirs[forgery.Name]);
        }
    }

    [Fact]
    public void Both_find_any_byte_changed()
    {
        var chance = new Random(7);
        var cases = new Dictionary<string, (IReadOnlyDictionary<string, byte[]>, SignedHead?)>();
        var files = RecordBeingMade.Whole().Files();
        cases["0000"] = (files, null);
        for (var number = 1; number <= 300; number++)
        {
            var name = files.Keys.ElementAt(chance.Next(files.Count));
            var changed = files[name].ToArray();
            changed[chance.Next(changed.Length)] ^= (byte)chance.Next(1, 256);
            cases[number.ToString("0000", CultureInfo.InvariantCulture)] = (new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal) { [name] = changed }, null);
        }

        var theirs = RunOver(cases);

        foreach (var (name, (changed, _)) in cases)
        {
            AssertSame(name, RecordBeingMade.Verified(changed), theirs[name]);
            Assert.Equal(name is "0000", theirs[name].Count is 0);
        }
    }

    [Fact]
    public void What_only_the_command_checks_is_said_to_be_left_and_does_not_fail()
    {
        var cases = new Dictionary<string, (IReadOnlyDictionary<string, byte[]>, SignedHead?)>
        {
            ["online"] = (Sealed.OnlineElection.Held().Record.Files(), null),
            ["other"] = (RecordBeingMade.Whole().Files(), null),
        };

        var failed = RunOver(cases);
        var open = RunOver(cases, of: 2);

        Assert.All(failed.Values, Assert.Empty);
        Assert.Equal([14, 15, 17, 18, 19, 20, 21, 22, 23, 24, 25], open["online"].Where(number => number is > 13 and not 16));
        Assert.DoesNotContain(open["other"], number => number is > 16 and < 25);
    }

    private static void AssertSame(string name, Verification verified, IReadOnlyCollection<int> theirs)
    {
        var ours = verified.Results.Where(result => result is CheckResult.Failed && result.Number <= LastCheck).Select(result => result.Number).ToList();
        Assert.Equal((name, Joined(ours)), (name, Joined(theirs)));
        Assert.True(ours.Contains(Kinds) || !theirs.Contains(Kinds), name);

        // It knows only the kinds of the page, so that it finds fewer wrong fields.
        static string Joined(IEnumerable<int> failed) => string.Join(' ', failed.Where(number => number is not Kinds));
    }

    /// <param name="of">1 for the checks that failed, 2 for those not made.</param>
    private static Dictionary<string, List<int>> RunOver(IReadOnlyDictionary<string, (IReadOnlyDictionary<string, byte[]> Files, SignedHead? Given)> cases, int of = 1)
    {
        var folder = Directory.CreateTempSubdirectory("rankandfile-");
        try
        {
            foreach (var (name, (files, given)) in cases)
            {
                foreach (var (path, bytes) in given is null ? files : files.Append(new("the-head-given", given.ToBytes())))
                {
                    var file = Path.Combine(folder.FullName, name, path);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllBytes(file, bytes);
                }
            }

            return Node(Repository.PathOf("tests/RankAndFile.Scrutiny.Tests/verify-many.mjs"), Repository.PathOf(Program), folder.FullName)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ToDictionary(line => line.Split(':')[0], line => line.Split(':')[of].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Node(params string[] arguments)
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = node.StandardError.ReadToEndAsync();
            var printed = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            Assert.Equal((0, ""), (node.ExitCode, errors.Result));
            return printed;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Assert.Skip("Node is not installed here, so the second verifier was not run.");
            return "";
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using RankAndFile.Scrutiny;

namespace RankAndFile.Cli.Tests;

/// <summary><c>verify</c> and <c>witness</c>, on real files.</summary>
public sealed class RecordVerbsTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly SigningKey _office = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private readonly List<EntryWithFaces> _entries = [];
    private readonly List<SignedHead> _heads = [];
    private RecordState _state = RecordState.Empty;

    public RecordVerbsTests() => Enter(new ElectionOpened("gs-2026", "Makers and Carers", "General Secretary", _office.Public));

    public void Dispose()
    {
        _folder.Dispose();
        _office.Dispose();
    }

    [Fact]
    public void A_record_that_holds_ends_with_nothing_and_lists_every_check()
    {
        var ran = Command.Run("verify", Bundle());

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("General Secretary, Makers and Carers\n  election   gs-2026\n  bundle     full\n  entries    1\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("  4  passed       Every head has the root of the entries it covers\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("  7  not checked  The record continues the head that was given\n                    no head was given", ran.Out, StringComparison.Ordinal);
        Assert.EndsWith("Verified, as far as it could be: 1 of 25 checks could not be made in full.\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_record_calls_itself_cannot_pretend_to_be_a_result()
    {
        _state = RecordState.Empty;
        _entries.Clear();
        _heads.Clear();
        Enter(new ElectionOpened("gs-2026", "x", "\u001b[2J\nVerified.\u202e", _office.Public));

        Assert.StartsWith("\\u{1b}[2J\\u{a}Verified.\\u{202e}, x\n", Command.Run("verify", Bundle()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_file_is_a_bundle_too_and_a_head_that_was_kept_completes_the_checks()
    {
        var zip = _folder.Named("record.zip");
        using (var file = File.Create(zip))
        {
            BundleWriter.WriteZip(Contents(), file);
        }

        var ran = Command.Run("verify", zip, "--head", Head());

        Assert.Equal(0, ran.Exit);
        Assert.EndsWith("\nVerified.\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_does_not_hold_ends_with_three_and_names_the_check()
    {
        var bundle = Bundle();
        File.AppendAllText(Path.Combine(bundle, "record.ndjson"), "x");

        var ran = Command.Run("verify", bundle);

        Assert.Equal(3, ran.Exit);
        Assert.Contains("  2  FAILED       Every line is what it must be, in its one form\n                    record.ndjson, line 2: found x, expected {\"height\": at byte 1\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\nNOT VERIFIED. ", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file or folder, expected a bundle", "nowhere")]
    [InlineData("Found what is no zip file, expected a bundle", "text.txt")]
    [InlineData("nowhere: no such file, expected a signed head", "BUNDLE", "--head", "nowhere")]
    [InlineData("text.txt:1:1: found something else, expected {\"head\":", "BUNDLE", "--head", "text.txt")]
    public void What_is_no_bundle_or_no_head_ends_with_three(string expected, params string[] asked)
    {
        _folder.With("text.txt", "a text\n");

        var ran = Command.Run(["verify", .. asked.Select(word => word switch { "BUNDLE" => Bundle(), "--head" => word, _ => _folder.Named(word) })]);

        Assert.Equal((3, ""), (ran.Exit, ran.Out));
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_signs_each_head_that_continues_the_last()
    {
        var (key, seen, witness) = NewKey();
        Enter(new KeyAdded(witness, KeyPurpose.Witness, "agent of candidate 1", null));

        var first = Command.Run("witness", "sign", Bundle(), "--key", key, "--seen", seen, "--first");
        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Equal(first.Out, File.ReadAllText(seen));
        _heads[^1] = ((HeadOutcome.Accepted)SignedHead.Read(Encoding.UTF8.GetBytes(first.Out))).Head;
        Enter(new DraftOpened("rules", "R. Owusu"));
        var second = Command.Run("witness", "sign", Bundle(), "--key", key, "--seen", seen);

        Assert.Equal((0, ""), (second.Exit, second.Error));
        var signed = ((HeadOutcome.Accepted)SignedHead.Read(Encoding.UTF8.GetBytes(second.Out))).Head;
        Assert.Equal((3L, witness), (signed.Head.Size, Assert.Single(signed.Witnesses).Witness));
        _heads[^1] = signed;
        Assert.Equal(0, Command.Run("verify", Bundle(), "--head", seen).Exit);
    }

    [Fact]
    public void A_witness_does_not_sign_a_fork_and_has_both_heads_as_evidence()
    {
        var (key, seen, _) = NewKey();
        Enter(new DraftOpened("rules", "R. Owusu"));
        Assert.Equal(0, Command.Run("witness", "keep", Bundle(), "--seen", seen, "--first").Exit);
        var kept = File.ReadAllText(seen);

        (_state, var opened) = (RecordState.Empty, new ElectionOpened("gs-2026", "Makers and Carers", "General Secretary", _office.Public));
        _entries.Clear();
        _heads.Clear();
        Enter(opened);
        Enter(new DraftOpened("another history", "R. Owusu"));
        var ran = Command.Run("witness", "sign", Bundle(), "--key", key, "--seen", seen);

        Assert.Equal(3, ran.Exit);
        Assert.Contains("the record was written anew", ran.Error, StringComparison.Ordinal);
        Assert.Equal(kept + Encoding.UTF8.GetString(_heads[^1].ToBytes()) + "\n", ran.Out);
        Assert.Equal(kept, File.ReadAllText(seen));
    }

    [Fact]
    public void The_first_head_is_said_to_be_the_first()
    {
        var (key, seen, _) = NewKey();

        Assert.Contains("add --first", Command.Run("witness", "keep", Bundle(), "--seen", seen).Error, StringComparison.Ordinal);
        Assert.Equal(0, Command.Run("witness", "keep", Bundle(), "--seen", seen, "--first").Exit);
        Assert.Equal(3, Command.Run("witness", "sign", Bundle(), "--key", key, "--seen", seen, "--first").Exit);
    }

    [Fact]
    public void A_key_is_for_its_owner_alone_and_never_written_over()
    {
        var (key, seen, _) = NewKey();
        Assert.Equal(3, Command.Run("witness", "new", "--key", key).Exit);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("others can read this key", Command.Run("witness", "sign", Bundle(), "--key", key, "--seen", seen, "--first").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_key_is_refused()
    {
        var text = _folder.With("text.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(text, UnixFileMode.UserRead);
        }

        var ran = Command.Run("witness", "sign", Bundle(), "--key", text, "--seen", _folder.Named("seen"), "--first");

        Assert.Equal((3, ""), (ran.Exit, ran.Out));
        Assert.Contains("expected a key that witness new made", ran.Error, StringComparison.Ordinal);
    }

    private (string Key, string Seen, PublicKey Witness) NewKey()
    {
        var key = _folder.Named("witness.pem");
        var made = Command.Run("witness", "new", "--key", key);
        Assert.Equal((0, ""), (made.Exit, made.Error));
        Assert.True(PublicKey.TryParse(made.Out.Split('\n')[0].Split(' ')[^1], out var witness));
        Assert.Contains($"fingerprint  {witness.Fingerprint}\n", made.Out, StringComparison.Ordinal);
        return (key, _folder.Named("seen.json"), witness);
    }

    private void Enter(object facts)
    {
        var payload = Catalogue.OfTheRecord.Payload(facts, Random(), Random());
        var appended = _state.Append(payload, 1_780_000_000_000_000 + _state.Size);
        _state = appended.After;
        _entries.Add(new(appended.Entry, payload.Public, payload.Sealed));
        _heads.Add(_state.Head("gs-2026", _state.LastTime).SignedBy(_office));
    }

    private BundleContents Contents() => new("gs-2026", true, _entries, _heads, []);

    private string Bundle()
    {
        var bundle = Directory.CreateDirectory(_folder.Named(Path.GetRandomFileName()));
        BundleWriter.WriteFolder(Contents(), bundle);
        return bundle.FullName;
    }

    private string Head() => _folder.With("head.json", Encoding.UTF8.GetString(_heads[0].ToBytes()) + "\n");

    private static Salt Random() => new(RandomNumberGenerator.GetBytes(Salt.Length));
}

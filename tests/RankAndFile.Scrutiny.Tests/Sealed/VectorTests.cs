using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RankAndFile.Scrutiny.Sealed;

namespace RankAndFile.Scrutiny.Tests.Sealed;

/// <summary>docs/vectors/sealed-ballots.json: an election of three ballots with everything between, for whoever writes another program from docs/sealed-ballots.md.</summary>
public sealed class VectorTests
{
    private const string Page = "docs/vectors/sealed-ballots.json";

    private static readonly JsonSerializerOptions _written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_vectors_are_what_this_program_makes()
    {
        var made = Vectors().ToJsonString(_written) + "\n";
        if (Repository.Accepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(Page))!);
            File.WriteAllText(Repository.PathOf(Page), made);
        }

        Assert.Equal(made, Repository.Text(Page));
    }

    [Fact]
    public void The_page_has_every_domain_tag_that_the_program_uses()
    {
        var page = Repository.Text("docs/sealed-ballots.md");
        var sources = Directory.EnumerateFiles(Repository.PathOf("src/RankAndFile.Scrutiny/Sealed"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var uses = sources.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, "(?:Statement|Tag|Make|Holds)\\(\"(?<use>[a-z-]+)\"|Use = \"(?<use>[a-z-]+)\"").Select(match => match.Groups["use"].Value)).Distinct().ToList();

        Assert.True(uses.Count > 20);

        // Weights and nonces are drawn by whoever checks or makes: no two programs need agree on them.
        string[] own = ["ballot-weights", "ballot-weight", "mix-weights", "nonce", "trustee-secret", "trustee-coefficient"];
        Assert.Equal([], uses.Except(own).Where(use => !page.Contains($"`{use}`", StringComparison.Ordinal)));
    }

    /// <summary>check_vectors.py knows the page and no code of ours: it works everything out again from whole numbers.</summary>
    [Fact]
    public async Task Another_program_in_another_language_finds_every_vector_right()
    {
        try
        {
            using var python = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
                "python3", [Repository.PathOf("tests/RankAndFile.Scrutiny.Tests/Sealed/check_vectors.py"), Repository.PathOf(Page)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var printed = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Equal(("", "every vector holds\n"), (await errors, printed));
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Assert.Skip("Python is not installed here.");
        }
    }

    private static JsonObject Vectors()
    {
        var chance = new Chance("vectors");
        var ceremony = Ceremony.Of(2, 3, "vectors");
        var contest = ceremony.Contest("general-secretary", new(Marking.Ranking, 5, 5));
        var codes = Enumerable.Range(0, 3).Select(_ => CredentialCode.New(chance.Fill)).ToArray();
        var credentials = codes.Select(code => Credential.Of(code, Ceremony.Election)!).ToArray();
        Vote[] votes = [new Vote.Marked([3, 1]), new Vote.Blank(), new Vote.Marked([5, 4, 3, 2, 1])];
        var uncast = votes.Select(vote => UncastVote.Seal(contest, vote, chance.Fill)).ToArray();
        var ballots = uncast.Select((vote, place) => vote.Cast(credentials[place], null, chance.Fill)).ToList();
        var again = UncastVote.Seal(contest, new Vote.Spoiled(), chance.Fill);
        ballots.Add(again.Cast(credentials[1], ballots[1].Hash(contest), chance.Fill));
        var cast = new BallotsCast(contest, credentials.Select(one => one.Public));
        Assert.All(ballots, ballot => Assert.Null(BallotChecking.Wrong(contest, ballot) ?? cast.Cast(ballot)));
        return new()
        {
            ["source"] = "Made by RankAndFile.Scrutiny.Tests (ACCEPT=1), with chance that is no chance. Bytes are hexadecimal.",
            ["hashing"] = Hashes(),
            ["votes"] = Numbers(),
            ["contest"] = new JsonObject
            {
                ["election"] = Ceremony.Election, ["contest"] = contest.Contest, ["key"] = $"{contest.Key}", ["marking"] = "ranking", ["candidates"] = 5, ["most"] = 5,
            },
            ["credentials"] = new JsonArray([.. codes.Select((code, place) => new JsonObject { ["code"] = code, ["secret"] = $"{credentials[place].Secret}", ["public"] = $"{credentials[place].Public}" })]),
            ["ballots"] = new JsonArray([.. ballots.Select((ballot, place) => Ballot(contest, ballot, place < 3 ? uncast[place] : again))]),
            ["refused"] = Refused(contest, ballots[0]),
            ["ceremony"] = Ceremonial(ceremony),
            ["mixes"] = Mixed(contest, ceremony, cast.ToBeOpened(), chance, out var last),
            ["opening"] = Opening(contest, ceremony, last),
        };
    }

    private static JsonArray Hashes() => new([.. ((string[][])[[], [""], ["a", "bc"], ["ab", "c"]]).Select(parts =>
    {
        var statement = parts.Aggregate(new Statement("test"), (all, part) => all.With(part));
        return new JsonObject
        {
            ["use"] = "test",
            ["parts"] = new JsonArray([.. parts.Select(part => JsonValue.Create(part))]),
            ["message"] = Convert.ToHexStringLower(statement.Parts),
            ["digest"] = $"{statement.ToDigest()}",
            ["scalar"] = $"{statement.ToScalar()}",
            ["element"] = Convert.ToHexStringLower(statement.ToElement().Encoded()),
        };
    })]);

    private static JsonArray Numbers()
    {
        (BallotForm Form, Vote Vote)[] all =
        [
            (new(Marking.Ranking, 4, 4), new Vote.Blank()), (new(Marking.Ranking, 4, 4), new Vote.Spoiled()), (new(Marking.Ranking, 4, 4), new Vote.Marked([1])),
            (new(Marking.Ranking, 4, 4), new Vote.Marked([4])), (new(Marking.Ranking, 4, 4), new Vote.Marked([1, 2])), (new(Marking.Ranking, 4, 4), new Vote.Marked([2, 4, 1])),
            (new(Marking.Ranking, 4, 4), new Vote.Marked([4, 3, 2, 1])), (new(Marking.Ranking, 54, 54), new Vote.Marked([.. Enumerable.Range(1, 54).Reverse()])),
            (new(Marking.Ranking, 54, 54), new Vote.Marked([54, 1, 27])), (new(Marking.Marks, 6, 3), new Vote.Marked([6])), (new(Marking.Marks, 6, 3), new Vote.Marked([1, 2])),
            (new(Marking.Marks, 6, 3), new Vote.Marked([2, 4, 5])), (new(Marking.Marks, 54, 27), new Vote.Marked([.. Enumerable.Range(28, 27)])),
        ];
        return new([.. all.Select(one =>
        {
            var bytes = new byte[VoteNumber.Bytes];
            one.Form.NumberOf(one.Vote).Write(bytes);
            return new JsonObject
            {
                ["marking"] = one.Form.Marking is Marking.Ranking ? "ranking" : "marks",
                ["candidates"] = one.Form.Candidates,
                ["most"] = one.Form.Most,
                ["vote"] = Written(one.Vote),
                ["number"] = new System.Numerics.BigInteger(bytes, isUnsigned: true).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["element"] = Convert.ToHexStringLower(Embedding.Embed(one.Form.NumberOf(one.Vote)).Encoded()),
            };
        })]);
    }

    private static JsonObject Ballot(SealedContest contest, SealedBallot ballot, UncastVote vote)
    {
        Schnorr.TryRead(ballot.Bytes.Slice(SealedBallot.ProofAt, 64), out var proof);
        Schnorr.TryRead(ballot.Bytes[SealedBallot.SignatureAt..], out var signature);
        Element.TryRead(ballot.Credential, out var credential);
        var (proved, signed) = (SealedBallot.ProofMessage(contest, ballot.Bytes), SealedBallot.SignatureMessage(contest, ballot.Bytes));
        return new()
        {
            ["vote"] = Written(vote.Vote),
            ["r"] = $"{vote.Secret}",
            ["alpha"] = $"{vote.Sealed.Alpha}",
            ["beta"] = $"{vote.Sealed.Beta}",
            ["sealedHash"] = $"{vote.Sealed.Hash(contest)}",
            ["proofMessage"] = Convert.ToHexStringLower(proved),
            ["proofChallenge"] = $"{Schnorr.Challenge(SealedBallot.ProofUse, vote.Sealed.Alpha, proof!.Commitment, proved)}",
            ["signatureMessage"] = Convert.ToHexStringLower(signed),
            ["signatureChallenge"] = $"{Schnorr.Challenge(SealedBallot.SignatureUse, credential, signature!.Commitment, signed)}",
            ["ballot"] = $"{ballot}",
            ["hash"] = $"{ballot.Hash(contest)}",
        };
    }

    private static JsonArray Refused(SealedContest contest, SealedBallot ballot) => new([.. ((int[])[3, 40, 70, 100, 130, 170, 200, 230, 255]).Select(place =>
    {
        var bytes = ballot.Bytes.ToArray();
        bytes[place] ^= 2;
        return new JsonObject { ["ballot"] = Convert.ToHexStringLower(bytes), ["because"] = BallotChecking.Wrong(contest, SealedBallot.Read(bytes)) };
    })]);

    private static JsonObject Ceremonial(Ceremony ceremony) => new()
    {
        ["entries"] = new JsonArray([.. ceremony.Steps.Prepend(ceremony.Public.Called).Select(step =>
        {
            var payload = RecordBeingMade.Catalogue.Payload(step, RecordBeingMade.SaltOf(1), RecordBeingMade.SaltOf(2));
            return new JsonObject { ["kind"] = payload.Kind, ["public"] = JsonNode.Parse(payload.Public.Data.Span) };
        })]),
        ["key"] = $"{ceremony.Key}",
        ["transcript"] = $"{ceremony.Public.Transcript}",
        ["shareKeys"] = new JsonArray([.. Enumerable.Range(1, 3).Select(number => JsonValue.Create($"{ceremony.Public.ShareKey(number)}"))]),
        ["shares"] = new JsonArray([.. ceremony.Trustees.Select(trustee => JsonValue.Create($"{trustee.Share(ceremony.Public)}"))]),
    };

    private static JsonArray Mixed(SealedContest contest, Ceremony ceremony, SealedVotes first, Chance chance, out SealedVotes last)
    {
        var mixes = new JsonArray();
        last = first;
        foreach (var (turn, trustee) in (ReadOnlySpan<(int, int)>)[(1, 2), (2, 3)])
        {
            var mixed = (MixOutcome.Mixed)Mix.Of(contest, turn, last, chance.Fill);
            var context = new MixContext(contest, turn, last, mixed.After);
            var seed = mixed.Proof.SeedOfEach(context);
            mixes.Add(new JsonObject
            {
                ["turn"] = turn,
                ["trustee"] = trustee,
                ["before"] = Convert.ToHexStringLower(last.Bytes),
                ["beforeDigest"] = $"{last.Digest}",
                ["after"] = Convert.ToHexStringLower(mixed.After.Bytes),
                ["seed"] = Convert.ToHexStringLower(seed),
                ["u"] = new JsonArray([.. Enumerable.Range(0, last.Count).Select(place => JsonValue.Create($"{MixProof.ChallengeOf(seed, place)}"))]),
                ["generators"] = new JsonArray([.. Enumerable.Range(-1, last.Count + 1).Select(place => JsonValue.Create(Convert.ToHexStringLower(Generators.Of(place).Encoded())))]),
                ["challenge"] = $"{mixed.Proof.Challenge(seed)}",
                ["proof"] = Convert.ToHexStringLower(mixed.Proof.Bytes),
                ["signature"] = $"{mixed.Proof.SignedBy(ceremony.Trustees[trustee - 1], ceremony.Public, context, chance.Fill)}",
            });
            last = mixed.After;
        }

        return mixes;
    }

    private static JsonObject Opening(SealedContest contest, Ceremony ceremony, SealedVotes list)
    {
        var shares = ((int[])[2, 3]).ToDictionary(number => number, number => OpeningShares.Make(contest, ceremony.Public, ceremony.Trustees[number - 1], list, ceremony.Fill)!);
        return new()
        {
            ["shares"] = new JsonArray([.. shares.Select(one => new JsonObject
            {
                ["trustee"] = one.Key,
                ["shares"] = Convert.ToHexStringLower(one.Value.Bytes),
                ["proof"] = $"{one.Value.Proof}",
                ["signature"] = $"{one.Value.SignedBy(ceremony.Trustees[one.Key - 1], contest, ceremony.Public, list, ceremony.Fill)}",
            })]),
            ["votes"] = System.Text.Encoding.UTF8.GetString(Opened.Of(contest, ceremony.Public, list, shares).ToBytes()),
        };
    }

    private static JsonNode Written(Vote vote) => vote is Vote.Marked marked
        ? new JsonArray([.. marked.Candidates.Select(one => JsonValue.Create(one))])
        : JsonValue.Create(vote.GetType().Name.ToLowerInvariant());
}

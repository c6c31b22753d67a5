using RankAndFile.Documents.Packs;

namespace RankAndFile.Documents.Tests.Packs;

/// <summary>An election of the invented union, to be printed.</summary>
internal static class Invented
{
    internal const string Union = "Amalgamated Union of Makers and Carers";

    internal static Said Election { get; } = new("Election of the General Secretary 2026", "Etholiad yr Ysgrifennydd Cyffredinol 2026");

    internal static Said ReturnBy { get; } = new("12 noon on Thursday 16 April 2026", "12 hanner dydd ar ddydd Iau 16 Ebrill 2026");

    internal static CoverLetter Letter { get; } = new(
        Union,
        Election,
        [new("You may vote for who leads our union.", "Cewch bleidleisio dros bwy sy’n arwain ein hundeb.")],
        ReturnBy,
        new("Is something missing? Call 0800 000 0000.", "Oes rhywbeth ar goll? Ffoniwch 0800 000 0000."));

    internal static BallotPaper Paper { get; } = new()
    {
        Union = Union,
        Election = Election,
        Contest = new("General Secretary", "Ysgrifennydd Cyffredinol"),
        Places = 1,
        HowToVote = HowToVote.ByCross(1),
        Candidates = [new("Siân Llŷr", "Cardiff Health"), new("Tom O’Brien", "Leith Makers"), new("Ann Weaver", "Leeds Carers")],
        Scrutineer = "Honest Ballots Limited",
        ReturnAddress = ["Freepost HONEST BALLOTS", "London", "N1 9ZZ"],
        ReturnBy = ReturnBy,
    };

    /// <summary>A second contest, with more candidates than a page holds, some with names that go on.</summary>
    internal static BallotPaper LongPaper { get; } = Paper with
    {
        Contest = "Women’s member of the Executive Council",
        Places = 4,
        HowToVote = HowToVote.ByNumbers,
        Candidates =
        [
            .. Enumerable.Range(1, 60).Select(number => new CandidateOnPaper(
                number % 9 is 0 ? $"Candidate{number} Angharad Featherstonehaugh-Cholmondeley of the house that has been at the end of the lane" : $"Candidate{number}",
                $"Branch{number}")),
        ],
    };

    internal static Recipient Member { get; } = new("Gwenllïan Ŵyn", ["Flat 3, Tŷ Mawr", "12 Union Street", "Pontypridd", "Rhondda Cynon Taf", "CF37 1AA"]);

    internal static PackRun Run(long first, long last) => new()
    {
        Letter = Letter,
        Papers = [Paper],
        Numbers = new(PaperNumber.Of(first), PaperNumber.Of(last)),
    };

    internal static IEnumerable<Pack> Packs(long first, long last) =>
        Enumerable.Range(0, (int)(last - first + 1)).Select(at => Pack.Of(PaperNumber.Of(first + at), Member));

    internal static byte[] Printed(this PackRun run, params IEnumerable<Pack> packs)
    {
        using var stream = new MemoryStream();
        var outcome = run.Write(packs, stream);
        Assert.True(outcome is PackRunOutcome.Printed, outcome.ToString());
        return stream.ToArray();
    }

    internal static string Refused(this PackRun run, params IEnumerable<Pack> packs) =>
        Assert.IsType<PackRunOutcome.Refused>(run.Write(packs, Stream.Null)).Why.Reason;
}

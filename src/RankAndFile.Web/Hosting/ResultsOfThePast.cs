using RankAndFile.Web.Accounts;
using RankAndFile.Web.Data;
using RankAndFile.Web.Declarations;

namespace RankAndFile.Web.Hosting;

/// <summary>Four results of a real union's General Secretary elections, from what was published of them.</summary>
internal static class ResultsOfThePast
{
    private const string Union = "Unite the Union";
    private const string Post = "General Secretary";

    internal static async Task Fill(Door door, Signed administrator)
    {
        await Publish(2010, new()
        {
            Candidates = [new("Len McCluskey", 101_000, IsRounded: true), new("Jerry Hicks", 52_527), new("Les Bayliss", 46_000, IsRounded: true), new("Gail Cartmail", 39_000, IsRounded: true)],
            Note = "Provisional figures from the press, some of them rounded. The exact figures have not been found.",
            Sources = ["Press reports of the provisional result"],
        });
        await Publish(2013, new()
        {
            Candidates = [new("Len McCluskey", 144_570), new("Jerry Hicks", 79_819)],
            Spoiled = 1_412,
            Sources = ["Press reports of the scrutineer's figures"],
        });
        await Publish(2017, new()
        {
            Candidates = [new("Len McCluskey", 59_067), new("Gerard Coyne", 53_544), new("Ian Allinson", 17_143)],
            Spoiled = 317,
            Despatched = 1_062_049,
            CountedOn = new(2017, 4, 21),
            DeclaredOn = new(2017, 4, 28),
            DeclaredBy = "the Executive Council",
            Sources = ["Votes: the result as the union published it (Unite Legal Services)", "Spoiled papers and papers despatched: Ian Allinson's campaign (Ian4Unite), reporting the scrutineer's figures"],
        });
        await Publish(2021, new()
        {
            Candidates = [new("Sharon Graham", 46_696), new("Steve Turner", 41_833), new("Gerard Coyne", 35_334)],
            Spoiled = 284,
            Note = "Spoiled papers are worked out: 124,147 votes cast in all, 123,863 of them valid.",
            Sources = ["LabourList and Left Foot Forward, reporting the union's figures"],
        });

        Task Publish(int year, PastFigures figures) =>
            Demonstration.Done(door.Do(PublishPastResult.Act, administrator, new PublishPastResult.Facts(Union, Post, year, figures)));
    }
}

using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Elections;

/// <summary>What is kept about a change says what stood there, in a sentence.</summary>
internal static class OfficeInWords
{
    internal static string Day(DateOnly day) => Words.In(Words.English).Day(day);

    internal static string Of(Office office)
    {
        var words = Words.In(Words.English);
        return words["offices.kept.office", office.Name, words[office.Kind], office.Places, office.TermYears, words[office.ElectedByAll ? "offices.by-all" : "offices.by-some"]];
    }

    internal static string Of(Holding place)
    {
        var words = Words.In(Words.English);
        return place.IsVacant
            ? words["offices.kept.vacant", Day(place.VacantSince!.Value), place.VacantBecause]
            : words["offices.kept.held", place.Holder, Day(place.ElectedOn!.Value), Day(place.TookOfficeOn!.Value), Day(place.DueOn!.Value)];
    }
}

using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>
/// Where the window of an envelope lets a folded page be seen. The page is a little smaller than the
/// envelope and slides in it, so there is what always shows, and what may ever show.
/// </summary>
/// <param name="AlwaysShows">Where an address must stand.</param>
/// <param name="MayShow">Where nothing else may stand.</param>
/// <param name="Folds">Where the page is folded, from its top.</param>
public sealed record EnvelopeWindow(Area AlwaysShows, Area MayShow, IReadOnlyList<Length> Folds)
{
    // The usual British window is 90 mm wide, 35 mm high and 20 mm from the left edge (BS 4264).
    private const int Left = 20;
    private const int Wide = 90;
    private const int High = 35;
    private const int PaperWidth = 210;

    /// <summary>110 × 220 mm, the page folded in three: the window stands 18 mm above the foot.</summary>
    public static EnvelopeWindow Dl { get; } = On(220, 110, 99, 18, [Length.Millimetres(99), Length.Millimetres(198)]);

    /// <summary>162 × 229 mm, the page folded once: the window stands 60 mm above the foot.</summary>
    public static EnvelopeWindow C5 { get; } = On(229, 162, 148, 60, [Length.Millimetres(297) / 2]);

    /// <summary>
    /// Where a voting paper, folded in three with its foot outside, shows its number in the window of a
    /// DL envelope: on every page of it, and nothing else that tells papers apart stands anywhere else.
    /// </summary>
    public static Area OfTheNumber { get; } = Area.Millimetres(20, 297 - 42, 100, 297 - 18);

    private static EnvelopeWindow On(int width, int height, int foldedHeight, int fromFoot, IReadOnlyList<Length> folds)
    {
        var (slideAcross, slideDown) = (width - PaperWidth, height - foldedHeight);
        var top = height - fromFoot - High;

        // Pushed to the upper left corner the page shows what the window's own place says; pushed to the lower right, what lies above and left of it.
        return new(
            Area.Millimetres(Left, top, Left + Wide - slideAcross, top + High - slideDown),
            Area.Millimetres(Left - slideAcross, top - slideDown, Left + Wide, top + High),
            folds);
    }
}

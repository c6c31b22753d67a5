using QRCoder;
using RankAndFile.Documents.Pdf;

namespace RankAndFile.Documents.Packs;

/// <summary>The number of a paper, for people and for a scanner, where the window of the envelope shows it (s 51(2)(c)).</summary>
internal static class NumberBand
{
    // With the light margin that ISO/IEC 18004 wants, four modules on each side, which the matrix has already.
    private const int Quiet = 4;

    internal static void Draw(Content page, PaperNumber number, Tongue tongue, Print print)
    {
        var band = EnvelopeWindow.OfTheNumber;
        using var code = QRCodeGenerator.GenerateQrCode(number.Scanned, QRCodeGenerator.ECCLevel.Q);
        var modules = code.ModuleMatrix;
        var module = band.Height / modules.Count;
        page.Modules(band.Left - (module * Quiet), band.Top, module, modules);
        var left = band.Left + (module * (modules.Count - Quiet)) + Length.Millimetres(1);
        var (label, figures) = (Sizes.Of(print).Words, new Setting(print is Print.Large ? 22 : 20, Weight.Bold));
        var lines = tongue.Says(PackWords.PaperNumber).SelectMany(words => label.Broken(words, band.Right - left)).ToList();
        var leading = Length.Shorter(label.Leading, (band.Height - figures.Leading) / lines.Count);
        var at = band.Top + ((band.Height - (leading * lines.Count) - figures.Leading) / 2);
        foreach (var line in lines)
        {
            page.Text(left, at + label.Baseline, line, label);
            at += leading;
        }

        page.Text(left, at + figures.Baseline, number.ToString(), figures);
    }
}

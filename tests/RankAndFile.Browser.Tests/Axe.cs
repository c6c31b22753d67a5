using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RankAndFile.Browser.Tests;

/// <summary>axe, put into a page once and asked as often as the window changes. Pages here have no frames, which spares most of what its own runner does.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
            const found = await axe.run(document, { resultTypes: ['violations'], preload: false,
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
            return found.violations.map(violation => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html).join('; ')}`);
        }
        """;

    private static readonly string _script = new BundledAxeScriptProvider().GetScript();

    internal static Task Load(IPage page) => page.EvaluateAsync(_script);

    internal static Task<string[]> Violations(IPage page) => page.EvaluateAsync<string[]>(Run);
}

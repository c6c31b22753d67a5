using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RankAndFile.Web.Post;

namespace RankAndFile.Web.Tests.Post;

/// <summary>What the program writes into its log while mail goes out, comes back and goes wrong.</summary>
public sealed class LogTests(Cluster cluster)
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.Postgres)]
    public async Task No_address_no_name_no_secret_and_no_words_of_a_message_stand_in_a_log(On on)
    {
        var log = new Kept();
        using var server = await MailServer.Start();
        await using var office = await Office.Open(on, cluster, with: parts => parts.AddSingleton<ILoggerProvider>(log), settings: [.. server.Settings, "--lmtp", "127.0.0.1:0"]);
        using var browser = office.Browser();
        await browser.Submit((await browser.Get("/sign-in")).Form("Send me a link"), ("Email", "nia@demonstration.example"));
        await browser.Submit((await browser.Get("/updates")).Form("Send me the mail to confirm"), ("Email", "zoe@readers.example"), ("Name", "Zoe Zennor"), ("Updates", "true"));
        await office.AnswersAreOut();
        await office.Readers("ann@readers.example", "nobody@readers.example", "later@readers.example", "two words@readers.example");
        await office.Sent("A private subject", "A private text.");
        var secrets = server.Messages.SelectMany(m => m.Text.Split([' ', '\n', '\r'])).Where(word => word.StartsWith("http", StringComparison.Ordinal)).Select(link => link.Split('/', '=')[^1].Split('#')[0]).Where(secret => secret.Length > 20).Distinct().ToList();
        Assert.True(secrets.Count >= 3);

        var stop = server.Messages.First(m => m.To is "ann@readers.example").Stop;
        await browser.Get(stop);
        await browser.Post(stop, ("List-Unsubscribe", "One-Click"));
        await browser.Get($"/me/preferences/{stop[3..]}");
        await office.Part<Arrivals>().Take($"bounce+{stop[3..]}@union.example", "Subject: from ann@readers.example\n\nx"u8.ToArray());

        server.GoAway();
        await office.Written("Another private subject", "Another private text.");
        await browser.Submit((await browser.Get("/sign-in")).Form("Send me a link"), ("Email", "moses@demonstration.example"));
        await office.Part<Postman>().SendAnswers();
        Assert.Contains(log.Lines, line => line.Contains("The mail server cannot be used", StringComparison.Ordinal));

        var all = string.Join('\n', log.Lines);
        string[] never = ["@readers.example", "@demonstration.example", "Zennor", "private subject", "private text", .. secrets];
        Assert.All(never, word => Assert.DoesNotContain(word, all, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Everything that would be written at the settings of the program.</summary>
    private sealed class Kept : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

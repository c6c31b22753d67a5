using System.Text;

namespace RankAndFile.Cli.Tests;

/// <summary>What happens around a count: a reader who goes, a defect, somebody who watches.</summary>
public sealed class DeskTests
{
    [Fact]
    public void Whoever_has_read_enough_may_go() =>
        Assert.Equal((0, ""), Run(new Failing(new BrokenPipe()), Elections.Plain));

    [Fact]
    public void Output_that_cannot_be_written_is_said()
    {
        var (exit, error) = Run(new Failing(new IOException("No space left on device")), Elections.Plain);

        Assert.Equal(3, exit);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_defect_says_that_it_is_ours_and_how_to_report_it()
    {
        var (exit, error) = Run(new Failing(new InvalidOperationException("A stage does not balance.")), Elections.Plain);

        Assert.Equal(1, exit);
        Assert.Contains("This is a defect of rankandfile", error, StringComparison.Ordinal);
        Assert.Contains("CONTRIBUTING.md", error, StringComparison.Ordinal);
        Assert.Contains("A stage does not balance.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_long_read_shows_progress_to_whoever_watches(bool watched)
    {
        using var to = new MemoryStream();
        using var error = new StringWriter();
        using var desk = new Desk(new Slow(Elections.Plain), to, error) { ErrorIsTerminal = watched };

        Assert.Equal(0, Program.Run(["check", "-"], desk));
        Assert.Equal(watched, error.ToString().Contains("\rReading -: ", StringComparison.Ordinal));
    }

    private static (int Exit, string Error) Run(Stream to, string papers)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(papers));
        using var error = new StringWriter();
        using var desk = new Desk(from, to, error);
        return (Program.Run(["count", "-", "--rules", "ers97"], desk), error.ToString());
    }

    private sealed class BrokenPipe : IOException
    {
        public BrokenPipe() => HResult = 32;
    }

    /// <summary>Nothing can be written here.</summary>
    private sealed class Failing(Exception error) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw error;

        public override void Write(ReadOnlySpan<byte> buffer) => throw error;
    }

    /// <summary>Hands out a few bytes at a time, and takes its time.</summary>
    private sealed class Slow(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Thread.Sleep(150);
            return base.Read(buffer, offset, Math.Min(count, 25));
        }

        public override int Read(Span<byte> buffer)
        {
            Thread.Sleep(150);
            return base.Read(buffer[..Math.Min(buffer.Length, 25)]);
        }
    }
}

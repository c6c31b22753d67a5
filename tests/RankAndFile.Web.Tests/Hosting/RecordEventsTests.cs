using System.Xml.Linq;
using RankAndFile.Scrutiny;
using RankAndFile.Web.Audit;

namespace RankAndFile.Web.Tests.Hosting;

/// <summary>docs/record-events.md lists every kind of entry that an office makes.</summary>
public sealed class RecordEventsTests
{
    [Fact]
    public void The_page_of_all_kinds_is_what_the_program_says()
    {
        using var made = new StringWriter { NewLine = "\n" };
        EventsPage.Write(Recorder.Kinds, [.. new[] { typeof(Catalogue), typeof(Recorder) }.Select(type => XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")))], made);
        var page = Repository.File("docs/record-events.md");
        if (Environment.GetEnvironmentVariable("ACCEPT") is "1" || Environment.GetEnvironmentVariable("RANKANDFILE_WRITE_DOCS") is "1")
        {
            File.WriteAllText(page, made.ToString());
        }

        Assert.Equal(File.ReadAllText(page), made.ToString());
    }
}

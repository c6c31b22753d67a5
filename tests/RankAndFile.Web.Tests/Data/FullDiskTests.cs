using System.Data;
using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RankAndFile.Web.Data;
using RankAndFile.Web.Hosting;
using RankAndFile.Web.Rules;
using RankAndFile.Web.Tests.Roles;

namespace RankAndFile.Web.Tests.Data;

/// <summary>The disk is full: people are told, nothing is done by halves, and when there is room it goes on.</summary>
public sealed class FullDiskTests(Cluster cluster)
{
    private static string Text { get; } = string.Join('\n', Enumerable.Range(1, 200).Select(number => $"{number} {new string('x', 1_500)}"));

    [Fact]
    public async Task What_finds_no_room_is_said_to_and_done_later_once()
    {
        SmallDisk disk = null!;
        await using var office = await Office.Open(On.Sqlite, cluster: null, demonstration: true, services =>
            services.AddSingleton<SqliteDatabase>(parts => disk = new(Path.Combine(parts.GetRequiredService<Settings>().Data, "office.sqlite"))));
        using var nia = await office.As("Nia Rowlands");
        var form = (await nia.Get("/rules/publish")).Form("Publish");
        form.SetAttribute("action", "/rules/publish");
        (string, string)[] filled = [("Title", "T"), ("Address", "t"), ("Kind", nameof(DocumentKind.Policy)), ("Reason", ""), ("Text", Text)];
        await disk.Fill(20);
        var before = await Rows.Of(office);

        var said = await nia.Submit(form, filled);
        Assert.Equal((HttpStatusCode.InsufficientStorage, "There is no room left"), (nia.Status, said.Heading()));
        Assert.Equal(before.OfTables, (await Rows.Of(office)).OfTables);
        await nia.Get("/rules");
        Assert.Equal(HttpStatusCode.OK, nia.Status);
        Assert.Null(await office.Door.Do(PublishDocument.Act, Office.Administrator(new(1)), new PublishDocument.Facts("S", "s", DocumentKind.Policy, "1 Small.", "")));

        // Those who wait together with what does not fit are told too, and none of them is there by half.
        var together = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Done(office, $"d{number}", number % 10 is 5 ? Text : "1 Small.")));
        await using (var db = office.Database.ForReading())
        {
            var there = await db.Documents.Where(document => document.Title == "D").Select(document => document.Address).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(together.Where(one => one.Done).Select(one => one.Address).Order(), there.Order());
            Assert.Equal(3, together.Count(one => !one.Done && one.Address.EndsWith('5')));
        }

        await disk.Fill(0);
        await nia.Submit(form, filled);
        await nia.Submit(form, filled);
        Assert.Equal("/rules/t", nia.Path);
        await Records.AllHold(office.Database);
    }

    [Fact]
    public async Task A_cluster_without_room_is_said_to_have_none()
    {
        await using var office = await Office.Open(On.Postgres, cluster);
        await Assert.ThrowsAsync<NoRoomException>(() => office.Door.Do(
            async (db, _, _, _) =>
            {
                await db.Database.ExecuteSqlRawAsync("do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$", TestContext.Current.CancellationToken);
                return null;
            },
            Office.Administrator(new(1)),
            0));
        Assert.Null(await office.Door.Do(PublishDocument.Act, Office.Administrator(new(1)), new PublishDocument.Facts("S", "s", DocumentKind.Policy, "1 Small.", "")));
    }

    private static async Task<(string Address, bool Done)> Done(Office office, string address, string text)
    {
        try
        {
            return (address, await office.Door.Do(PublishDocument.Act, Office.Administrator(new(1)), new PublishDocument.Facts("D", address, DocumentKind.Policy, text, "")) is null);
        }
        catch (NoRoomException)
        {
            return (address, false);
        }
    }

    /// <summary>A database on a disk that can be filled.</summary>
    private sealed class SmallDisk(string file) : SqliteDatabase(file)
    {
        private DbConnection? _writing;
        private long _pages;
        private bool _hasRoom = true;

        /// <summary>Leaves room for so many pages more, or takes the limit away. Nobody writes meanwhile.</summary>
        internal async Task Fill(int pages)
        {
            _hasRoom = pages is 0;
            await using var reading = ForReading();
            await reading.Database.OpenConnectionAsync();
            _pages = await One(reading.Database.GetDbConnection(), "pragma page_count") + pages;
            if (_writing!.State is ConnectionState.Open)
            {
                await Limit(_writing);
            }
        }

        internal override async Task<DbConnection> OpenForWriting()
        {
            _writing = await base.OpenForWriting();
            await Limit(_writing);
            return _writing;
        }

        private async Task Limit(DbConnection connection) => await One(connection, _hasRoom ? "pragma max_page_count = 1073741823" : $"pragma max_page_count = {_pages}");

        private static async Task<long> One(DbConnection connection, string pragma)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = pragma;
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;
using RankAndFile.Web.Layout;

namespace RankAndFile.Web.Register.OwnEntry;

/// <summary>An entry as its member reads it, line by line: all that the register holds of them.</summary>
public sealed record EntryCopy(IReadOnlyList<(string Key, string Value)> Lines)
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<EntryCopy> Of(OfficeDb db, Member member, Words w)
    {
        var branch = member.Branch is { } b ? await db.Branches.FirstAsync(one => one.Id == b) : null;
        var workplace = member.Workplace is { } p ? await db.Workplaces.FirstAsync(one => one.Id == p) : null;
        var employer = member.Employer is { } e ? await db.Employers.FirstAsync(one => one.Id == e) : null;
        var region = member.Region is { } r ? await db.Regions.FirstAsync(one => one.Id == r) : null;
        var sector = member.Sector is { } s ? await db.Sectors.FirstAsync(one => one.Id == s) : null;
        return new(
        [
            ("entry.number", member.Number),
            ("entry.name", member.Name),
            ("entry.address", Joined(member.Address, member.Postcode, member.Country)),
            ("entry.other-address", member.OtherAddress),
            ("entry.other-address-since", member.OtherAddressAskedOn is { } asked ? w.Day(asked) : ""),
            ("entry.email", member.Email),
            ("entry.phone", member.Phone),
            ("entry.channel", w[member.Channel]),
            ("entry.formats", FormatsOf(member.Formats, w)),
            ("entry.branch", branch is null ? "" : $"{branch.Number} {branch.Name}"),
            ("entry.workplace", workplace?.Name ?? ""),
            ("entry.employer", employer?.Name ?? ""),
            ("entry.region", region?.Name ?? ""),
            ("entry.sector", sector?.Name ?? ""),
            ("entry.occupation", member.Occupation),
            ("entry.membership", w["entry.since", w[member.Membership], w.Day(member.MembershipSince)]),
            ("entry.class", w[member.Class]),
            ("entry.joined", member.Joined is { } joined ? w.Day(joined) : ""),
        ]);
    }

    public byte[] ToText(Words w) =>
        Encoding.UTF8.GetBytes(string.Concat(Lines.Select(line => $"{w[line.Key]}: {(line.Value.Length is 0 ? "–" : line.Value.Replace("\n", ", ", StringComparison.Ordinal))}\r\n")));

    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(Lines.ToDictionary(line => line.Key["entry.".Length..], line => line.Value), _readable);

    private static string Joined(params string[] parts) => string.Join('\n', parts.Where(part => part.Length > 0));

    private static string FormatsOf(Formats formats, Words w) => formats is Formats.None
        ? w[Formats.None]
        : string.Join(", ", Enum.GetValues<Formats>().Where(one => one is not Formats.None && formats.HasFlag(one)).Select(one => w[one]));
}

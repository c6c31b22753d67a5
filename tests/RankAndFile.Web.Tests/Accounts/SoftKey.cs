using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace RankAndFile.Web.Tests.Accounts;

/// <summary>A security key in software, as WebAuthn has it: one ES256 key, unlocked by its holder each time.</summary>
internal sealed class SoftKey(Uri office) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _credential = RandomNumberGenerator.GetBytes(16);
    private uint _count;
    private string _user = "";

    /// <summary>How many times it says it was used. A copied key falls behind.</summary>
    internal uint Count { get => _count; set => _count = value; }

    /// <summary>Makes the passkey that a page asks for.</summary>
    internal string Make(IHtmlDocument page)
    {
        using var asked = JsonDocument.Parse(Asked(page));
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var at = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] key = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. at.X!, 0x22, 0x58, 0x20, .. at.Y!];
        byte[] data = [.. Data(0x45), .. new byte[16], 0, (byte)_credential.Length, .. _credential, .. key];
        byte[] statement = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new { clientDataJSON = Encoded(ClientData("webauthn.create", asked)), attestationObject = Encoded(statement), transports = new[] { "internal" } });
    }

    /// <summary>Answers a page that asks to unlock it.</summary>
    internal string Unlock(IHtmlDocument page)
    {
        using var asked = JsonDocument.Parse(Asked(page));
        _count++;
        var (client, data) = (ClientData("webauthn.get", asked), Data(0x05));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Encoded(client), authenticatorData = Encoded(data), signature = Encoded(signature), userHandle = _user });
    }

    private static string Asked(IHtmlDocument page) => page.QuerySelector("form[data-asked]")!.GetAttribute("data-asked")!;

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, _count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(office.Host)), flags, .. count];
    }

    private byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = asked.RootElement.GetProperty("challenge").GetString(),
        origin = office.GetLeftPart(UriPartial.Authority),
        crossOrigin = false,
    });

    private string Answer(object response) => JsonSerializer.Serialize(new
    {
        id = Encoded(_credential),
        rawId = Encoded(_credential),
        type = "public-key",
        clientExtensionResults = new { },
        response,
    });

    private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}

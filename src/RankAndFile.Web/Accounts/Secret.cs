using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RankAndFile.Web.Accounts;

/// <summary>Words that only their holder knows. The database keeps their hash: who reads it cannot use them.</summary>
public static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>The six digits that an authenticator shows: RFC 6238, with a step of 30 seconds and HMAC-SHA-1, as every such program has it.</summary>
public static class AuthenticatorCode
{
    private const int StepSeconds = 30;
    private const int StepsAside = 1;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(Instant now) => now.ToTime().ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as authenticators have it; an HMAC does not need what SHA-1 has lost.")]
    public static string At(long step, ReadOnlySpan<byte> secret)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var code = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (code % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step a code belongs to, one step aside at most since clocks differ, or null if it is wrong or was used.</summary>
    public static long? StepOf(string code, ReadOnlySpan<byte> secret, long lastUsed, Instant now)
    {
        var given = Encoding.ASCII.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? found = null;
        for (var step = StepAt(now) - StepsAside; step <= StepAt(now) + StepsAside; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(At(step, secret))) && step > lastUsed)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>As one types it where a picture cannot be scanned: base 32.</summary>
    public static string InLetters(ReadOnlySpan<byte> secret)
    {
        var whole = new BigInteger(secret, isUnsigned: true, isBigEndian: true);
        var letters = new char[secret.Length * 8 / 5];
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            letters[at] = Letters[(int)(whole & 31)];
            whole >>= 5;
        }

        return new(letters);
    }
}

using System.Security.Cryptography;
using System.Text;

namespace RankAndFile.Scrutiny.Sealed;

/// <summary>
/// The code in a member's pack: 23 random symbols of Crockford's base 32, 115 bits, and Crockford's check symbol, in
/// six groups of four. Codes whose check symbol would be none of the 32 are not used.
/// </summary>
public static class CredentialCode
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Random = 23;
    private const int Group = 4;
    private const int CheckModulus = 37;

    /// <summary>A new code, as it is printed.</summary>
    public static string New(RandomBytes chance)
    {
        Span<byte> bytes = stackalloc byte[Random];
        Span<char> code = stackalloc char[Random + 1];
        int check;
        do
        {
            chance(bytes);
            for (var place = 0; place < Random; place++)
            {
                code[place] = Symbols[bytes[place] & 31];
            }

            check = Check(code[..Random]);
        }
        while (check >= Symbols.Length);
        code[Random] = Symbols[check];
        bytes.Clear();
        var printed = new StringBuilder();
        for (var place = 0; place < code.Length; place++)
        {
            printed.Append(place > 0 && place % Group is 0 ? "-" : "").Append(code[place]);
        }

        return printed.ToString();
    }

    /// <summary>A code as somebody typed it: small letters, spaces and hyphens do not matter, O is 0, I and L are 1. Null where it is no code.</summary>
    public static string? Read(string typed)
    {
        Span<char> code = stackalloc char[Random + 1];
        var place = 0;
        foreach (var letter in typed)
        {
            if (letter is ' ' or '-')
            {
                continue;
            }

            var symbol = char.ToUpperInvariant(letter) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
            if (place == code.Length || !Symbols.Contains(symbol, StringComparison.Ordinal))
            {
                return null;
            }

            code[place++] = symbol;
        }

        return place == code.Length && Check(code[..Random]) == Symbols.IndexOf(code[Random], StringComparison.Ordinal) ? new(code) : null;
    }

    private static int Check(ReadOnlySpan<char> code)
    {
        var rest = 0;
        foreach (var symbol in code)
        {
            rest = ((rest * Symbols.Length) + Symbols.IndexOf(symbol, StringComparison.Ordinal)) % CheckModulus;
        }

        return rest;
    }
}

/// <summary>What a member signs ballots with. It follows from the code and the election, and differs in every election.</summary>
public sealed class Credential
{
    private Credential(in Scalar secret) => (Secret, Public) = (secret, Element.Of(FixedBase.Generator.Times(secret)));

    internal Scalar Secret { get; }

    /// <summary>What stands on the list of the contest, and before the ballot.</summary>
    public Element Public { get; }

    /// <summary>The credential of a code; null where the text is no code.</summary>
    public static Credential? Of(string code, string election)
    {
        if (CredentialCode.Read(code) is not { } read)
        {
            return null;
        }

        Span<byte> uniform = stackalloc byte[64];
        HKDF.DeriveKey(HashAlgorithmName.SHA512, Encoding.ASCII.GetBytes(read), uniform, Statement.Tag("credential"), Encoding.UTF8.GetBytes(election));
        var secret = Scalar.FromUniform(uniform);
        uniform.Clear();
        return secret.IsZero ? null : new(secret);
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace RankAndFile.Web.Accounts;

/// <summary>What the check of a passkey has to remember between asking and the answer, carried sealed in the form for a few minutes.</summary>
public sealed class SealedState(IDataProtectionProvider protection)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("passkey").ToTimeLimitedDataProtector();

    /// <param name="forWhom">The person who adds a passkey; nobody is known yet where one signs in.</param>
    public string Seal(string? state, PersonId? forWhom) => _protector.Protect($"{forWhom} {state}", _patience);

    public string? Open(string? text, PersonId? forWhom)
    {
        try
        {
            var whole = _protector.Unprotect(text ?? "");
            return whole.StartsWith($"{forWhom} ", StringComparison.Ordinal) ? whole[$"{forWhom} ".Length..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

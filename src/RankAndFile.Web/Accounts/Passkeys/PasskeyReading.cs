using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Data;

namespace RankAndFile.Web.Accounts;

/// <summary>What the framework's check of passkeys reads here. It changes nothing: passkeys are added, used and removed by acts.</summary>
public sealed class PasskeyReading(OfficeDb db) : IUserPasskeyStore<Person>
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddIdentityCore<Person>().AddUserStore<PasskeyReading>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device has to ask for a finger, a face or a code, since a passkey stands for a code of the authenticator too.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";

            // Pages here send no referrer, so forms come with the origin "null" in their header: the address of the office is compared itself.
            options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}");
        });
    }

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        PersonId.TryParse(userId, CultureInfo.InvariantCulture, out var id) ? db.People.FirstOrDefaultAsync(person => person.Id == id, cancellationToken) : Task.FromResult<Person?>(null);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.People.FirstOrDefaultAsync(person => person.EmailKey == normalizedUserName, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.Where(passkey => passkey.Person == user.Id).ToListAsync(cancellationToken)).Select(passkey => passkey.ToInfo())];

    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => (
        from passkey in db.Passkeys
        join person in db.People on passkey.Person equals person.Id
        where passkey.Credential == credentialId
        select person).FirstOrDefaultAsync(cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await db.Passkeys.FirstOrDefaultAsync(passkey => passkey.Person == user.Id && passkey.Credential == credentialId, cancellationToken))?.ToInfo();

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ByAnAct();

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw ByAnAct();

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw ByAnAct();

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw ByAnAct();

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw ByAnAct();

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw ByAnAct();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw ByAnAct();

    public void Dispose()
    {
    }

    private static InvalidOperationException ByAnAct() => new("Rows change by an act, through the door.");
}

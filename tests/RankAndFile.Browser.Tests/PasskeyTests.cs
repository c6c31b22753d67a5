using Microsoft.Playwright;
using RankAndFile.Web.Tests;

namespace RankAndFile.Browser.Tests;

/// <summary>Passkeys, with Chromium's own authenticator for tests.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task A_passkey_is_added_and_signs_in_from_then_on()
    {
        await using var window = await chromium.NewWindow();
        await using var office = await Office.Open(On.Sqlite, cluster: null);
        var page = await window.NewPageAsync();
        var device = await window.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        var made = await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync($"{office.Address}try");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nia Rowlands" }).ClickAsync();
        await page.GotoAsync($"{office.Address}passkeys");
        await page.GetByLabel("Name").FillAsync("my laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "my laptop" }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "With a passkey" }).ClickAsync();

        // The device has not been unlocked: nobody comes in, and the page says so.
        var authenticator = made!.Value.GetProperty("authenticatorId").GetString()!;
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Use my passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();

        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Use my passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nia Rowlands" }).WaitForAsync();
        await page.GotoAsync($"{office.Address}people");
        Assert.Equal("People", await page.Locator("h1").InnerTextAsync());
    }
}

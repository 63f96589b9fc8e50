namespace Messaging.WebApi.FunctionalTests.Administration;

internal sealed class RoleTests : AdministrationFixture
{
    private static readonly string[] None = [];

    [Test]
    public async Task SetRoles_WhenGiven_ShouldHoldFromTheNextLogin()
    {
        var bob = await RegisterAsync();

        await SetAsync(bob.UserName, Administrator);

        await ShouldBeOverAsync(bob);
        var back = await bob.LoginAsync(Anonymous);
        (await back.GetAsync("admin/users")).ShouldBeOk();
        (await back.GetAsync("users/me")).ShouldBeOk().GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(Administrator);
    }

    [Test]
    public async Task SetRoles_WhenTaken_ShouldLeaveNoTokenThatCarriesThem()
    {
        var bob = await AddAdministratorAsync();
        (await bob.GetAsync("admin/users")).ShouldBeOk();

        await SetAsync(bob.UserName, None);

        await ShouldBeOverAsync(bob);
        (await bob.GetAsync("admin/users")).ShouldBeUnauthenticated("auth.invalid_token");
        var back = await bob.LoginAsync(Anonymous);
        (await back.GetAsync("admin/users")).ShouldBeProblem(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Test]
    public async Task SetRoles_WhenTheSame_ShouldLeaveTheSessions()
    {
        var bob = await AddAdministratorAsync();

        await SetAsync(bob.UserName, Administrator);
        await SetAsync(bob.UserName, ["Administrator", "Administrator"]);

        (await bob.GetAsync("admin/users")).ShouldBeOk();
        (await Root.GetAsync($"admin/activity?user={bob.UserName}&type=RolesChanged")).ShouldBeOk().Items().ShouldBeEmpty();
    }

    [Test]
    public async Task SetRoles_WhenAnAdministratorResigns_ShouldBeOut()
    {
        var bob = await AddAdministratorAsync();

        (await bob.PutAsync($"admin/users/{bob.UserName}/roles", new { roles = None })).ShouldBeNoContent();

        await ShouldBeOverAsync(bob);
        (await AccountAsync(bob.UserName)).GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task SetRoles_WhenTheAccountIsDisabled_ShouldChangeThem()
    {
        var bob = await RegisterAsync();
        (await Root.PostAsync($"admin/users/{bob.UserName}/disable")).ShouldBeNoContent();

        await SetAsync(bob.UserName, Administrator);

        var account = await AccountAsync(bob.UserName);
        account.GetProperty("roles").GetArrayLength().ShouldBe(1);
        account.IsNull("disabledAt").ShouldBeFalse();
    }

    [Test]
    public async Task SetRoles_WhenNobodyHasTheName_ShouldSaySo() =>
        (await Root.PutAsync("admin/users/nobody-has-this/roles", new { roles = None })).ShouldBeProblem(HttpStatusCode.NotFound, "users.not_found");

    [TestCase("""{}""")]
    [TestCase("""{"roles":null}""")]
    [TestCase("""{"roles":["Moderator"]}""")]
    [TestCase("""{"roles":["administrator"]}""")]
    [TestCase("""{"roles":[null]}""")]
    [TestCase("""{"roles":{}}""")]
    public async Task SetRoles_WhenTheyAreUnfit_ShouldNameThem(string body)
    {
        var bob = await RegisterAsync();

        (await Root.Api.SendRawAsync(HttpMethod.Put, $"admin/users/{bob.UserName}/roles", body)).ShouldBeInvalid("roles");

        (await bob.GetAsync("users/me")).ShouldBeOk();
    }

    private async Task SetAsync(string userName, string[] roles) =>
        (await Root.PutAsync($"admin/users/{userName}/roles", new { roles })).ShouldBeNoContent();
}

/// <summary>The one administrator of a service of its own.</summary>
internal sealed class LastAdministratorTests : AdministrationFixture
{
    [Test]
    public async Task SetRoles_WhenTheLastAdministratorResigns_ShouldRefuse()
    {
        (await Root.PutAsync("admin/users/root/roles", new { roles = Array.Empty<string>() }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "admin.last_administrator");

        (await Root.GetAsync("admin/users")).ShouldBeOk();
    }

    [Test]
    public async Task SetRoles_WhenTheOnlyOtherAdministratorIsDisabled_ShouldRefuse()
    {
        var other = await AddAdministratorAsync();
        (await Root.PostAsync($"admin/users/{other.UserName}/disable")).ShouldBeNoContent();

        (await Root.PutAsync("admin/users/root/roles", new { roles = Array.Empty<string>() }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "admin.last_administrator");
    }

    [Test]
    public async Task SetRoles_WhenAllAdministratorsResignAtOnce_ShouldKeepOne()
    {
        var other = await AddAdministratorAsync();

        var replies = await Task.WhenAll(
            Root.PutAsync("admin/users/root/roles", new { roles = Array.Empty<string>() }),
            other.PutAsync($"admin/users/{other.UserName}/roles", new { roles = Array.Empty<string>() }));

        replies.Select(reply => reply.Status).ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict], ignoreOrder: true);
        if (replies[0].Status == HttpStatusCode.NoContent)
        {
            (await other.PutAsync("admin/users/root/roles", new { roles = Administrator })).ShouldBeNoContent();
        }

        await SignRootInAsync();
        (await Root.PostAsync($"admin/users/{other.UserName}/disable")).ShouldBeNoContent();
    }
}

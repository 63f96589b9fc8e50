using Messaging.WebApi.FunctionalTests.Administration;
using Messaging.WebApi.FunctionalTests.Swagger;

namespace Messaging.WebApi.FunctionalTests.Access;

/// <summary>Every operation of the description, called by everybody who may and may not.</summary>
internal sealed class AccessMatrixTests : AdministrationFixture
{
    // Kept from call to call as long as nothing can have changed in it.
    private Scene? scene;

    [Test]
    public async Task Matrix_WhenComparedWithTheDescription_ShouldHaveARowForEveryOperationAndNoOther()
    {
        var api = new ApiDescription((await Anonymous.GetAsync("/swagger/v1/swagger.json")).ShouldBeOk());

        var rows = AccessMatrix.Rows.Select(row => row.Operation).Distinct(StringComparer.Ordinal);

        rows.ShouldBe(api.Operations.Select(operation => operation.ToString()), ignoreOrder: true);
    }

    [TestCaseSource(nameof(Cells))]
    public async Task Call_WhoeverMakesIt_ShouldDoWhatTheMatrixAllows(AccessRow row, Callers caller)
    {
        scene ??= await Scene.MakeAsync(Anonymous, await AddAdministratorAsync());
        var current = scene;
        var before = await current.OwnersViewAsync();
        scene = null;

        var reply = await current.CallAsync(row, caller);

        ((int)reply.Status).ShouldBe(row.StatusFor(caller), reply.Text);
        foreach (var secret in current.SecretsFrom(caller))
        {
            reply.Text.ShouldNotContain(secret);
        }

        var hasChanged = !string.Equals(await current.OwnersViewAsync(), before, StringComparison.Ordinal);
        hasChanged.ShouldBe(row.Changes.HasFlag(caller), "what the owner sees");
        if (row.Method == HttpMethod.Get || (int)reply.Status >= 400)
        {
            scene = current;
        }
    }

    private static IEnumerable<TestCaseData> Cells() =>
        from row in AccessMatrix.Rows
        from caller in AccessRow.Columns
        select new TestCaseData(row, caller).SetArgDisplayNames(row.ToString(), caller.ToString());
}

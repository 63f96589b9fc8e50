namespace Messaging.WebApi.Hosting;

/// <summary>Finds the folder that <c>appsettings.json</c> stands in.</summary>
internal static class ContentRoot
{
    /// <summary>
    /// The folder that is given, else the current one; where that has no settings, because the service was started from
    /// elsewhere, the folder of the program.
    /// </summary>
    /// <param name="args">Command line.</param>
    /// <returns>An absolute path, or null: the framework's own choice is right.</returns>
    public static string? Find(string[] args)
    {
        var given = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .Build()[HostDefaults.ContentRootKey];
        return given is not null || File.Exists("appsettings.json") ? null : AppContext.BaseDirectory;
    }
}

using Messaging.Infrastructure.Hosting;
using Messaging.Infrastructure.Persistence;
using Messaging.WebApi.Settings;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Messaging.WebApi.FunctionalTests.Settings;

/// <summary>Settings of databases on servers, which are read without asking a server.</summary>
internal sealed class ServerSettingTests
{
    private const string Secret = "hunter2";
    private const string OnPostgreSql = "Host=db.example.org;Database=chat;Username=app";
    private const string OnSqlServer = "Data Source=db.example.org,1433;Initial Catalog=chat;User ID=app";

    private static readonly string Root = Path.Combine(Path.GetTempPath(), "nowhere");

    [Test]
    public void PostgreSql_WhenTheStringSaysLittle_ShouldSetBounds()
    {
        var location = PostgreSqlLocation.Find(OnPostgreSql, password: null);

        location.Settings.Provider.ShouldBe(DatabaseProvider.PostgreSql);
        location.Name.ShouldBe("database chat on db.example.org");
        location.File.ShouldBeNull();
        var connection = new NpgsqlConnectionStringBuilder(location.Settings.ConnectionString);
        (connection.Host, connection.Database, connection.Username).ShouldBe(("db.example.org", "chat", "app"));
        (connection.MaxPoolSize, connection.Timeout, connection.CommandTimeout, connection.KeepAlive).ShouldBe((20, 5, 10, 30));
        connection.ApplicationName.ShouldBe("Messaging");
        connection.Options.ShouldBe("-c idle_in_transaction_session_timeout=60s");
        connection.Password.ShouldBeNull();
    }

    [Test]
    public void PostgreSql_WhenTheStringSaysMore_ShouldKeepToIt()
    {
        var location = PostgreSqlLocation.Find(
            "server=a,b;database=chat;maxpoolsize=7;TIMEOUT=9;Command Timeout=11;Keepalive=0;Options=-c geqo=off;Application Name=Other;Ssl Mode=VerifyFull", password: null);

        var connection = new NpgsqlConnectionStringBuilder(location.Settings.ConnectionString);
        (connection.MaxPoolSize, connection.Timeout, connection.CommandTimeout, connection.KeepAlive).ShouldBe((7, 9, 11, 0));
        (connection.ApplicationName, connection.SslMode, connection.Options).ShouldBe(("Other", SslMode.VerifyFull, "-c geqo=off"));
        location.Name.ShouldBe("database chat on a,b");
    }

    [Test]
    public void SqlServer_WhenTheStringSaysLittle_ShouldSetBoundsAndInsistOnTls()
    {
        var location = SqlServerLocation.Find(OnSqlServer, password: null);

        location.Settings.Provider.ShouldBe(DatabaseProvider.SqlServer);
        location.Name.ShouldBe("database chat on db.example.org,1433");
        location.File.ShouldBeNull();
        var connection = new SqlConnectionStringBuilder(location.Settings.ConnectionString);
        (connection.DataSource, connection.InitialCatalog, connection.UserID).ShouldBe(("db.example.org,1433", "chat", "app"));
        (connection.MaxPoolSize, connection.ConnectTimeout, connection.ApplicationName).ShouldBe((20, 5, "Messaging"));
        (connection.Encrypt, connection.TrustServerCertificate).ShouldBe((SqlConnectionEncryptOption.Mandatory, false));
    }

    [Test]
    public void SqlServer_WhenTheStringSaysMore_ShouldKeepToIt()
    {
        var location = SqlServerLocation.Find(
            "Server=db;Database=chat;Max Pool Size=7;Connection Timeout=9;App=Other;Encrypt=Strict;TrustServerCertificate=true", password: null);

        var connection = new SqlConnectionStringBuilder(location.Settings.ConnectionString);
        (connection.MaxPoolSize, connection.ConnectTimeout, connection.ApplicationName).ShouldBe((7, 9, "Other"));
        (connection.Encrypt, connection.TrustServerCertificate).ShouldBe((SqlConnectionEncryptOption.Strict, true));
    }

    [TestCase("")]
    [TestCase("Database=chat")]
    [TestCase("Host=db")]
    [TestCase("Host=db;Database= ")]
    [TestCase("Host=db;Database=chat;Nonsense=1")]
    [TestCase("Host=db;Database=chat;Port=" + Secret)]
    [TestCase("Host=db;Database=chat;Maximum Pool Size=0;Minimum Pool Size=-1")]
    [TestCase("Host=db;Database=chat;Password=a;" + Secret)]
    [TestCase("Host=db;Database=chat;Password=a;" + Secret + "=b")]
    [TestCase("Host=db;Database=chat;Password='" + Secret)]
    [TestCase("Data Source=data/messaging.db")]
    [TestCase(OnSqlServer + ";Password=" + Secret)]
    [TestCase(OnPostgreSql + ";Persist Security Info=true;Password=" + Secret)]
    [TestCase(OnPostgreSql + ";Multiplexing=true;Password=" + Secret)]
    public void PostgreSql_WhenTheStringIsBad_ShouldRefuseItAndNotTellThePassword(string text) =>
        ShouldKeepTheSecret(Should.Throw<FormatException>(() => PostgreSqlLocation.Find(text, password: null)));

    [TestCase("")]
    [TestCase("Initial Catalog=chat")]
    [TestCase("Data Source=db")]
    [TestCase("Data Source=db;Initial Catalog= ")]
    [TestCase("Data Source=db;Initial Catalog=chat;Nonsense=1")]
    [TestCase("Data Source=db;Initial Catalog=chat;Max Pool Size=" + Secret)]
    [TestCase("Data Source=db;Initial Catalog=chat;Encrypt=" + Secret)]
    [TestCase("Data Source=db;Initial Catalog=chat;Password=a;" + Secret)]
    [TestCase("Data Source=db;Initial Catalog=chat;Password=a;" + Secret + "=b")]
    [TestCase("Data Source=db;Initial Catalog=chat;Password='" + Secret)]
    [TestCase("Data Source=data/messaging.db")]
    [TestCase(OnPostgreSql + ";Password=" + Secret)]
    [TestCase(OnSqlServer + ";Persist Security Info=true;Password=" + Secret)]
    [TestCase(OnSqlServer + ";MultipleActiveResultSets=true;Password=" + Secret)]
    public void SqlServer_WhenTheStringIsBad_ShouldRefuseItAndNotTellThePassword(string text) =>
        ShouldKeepTheSecret(Should.Throw<FormatException>(() => SqlServerLocation.Find(text, password: null)));

    [TestCase("a;b=c")]
    [TestCase("'\"")]
    [TestCase(" ")]
    public void Password_WhenItStandsOnItsOwn_ShouldReachTheDriverAsItIs(string password)
    {
        new NpgsqlConnectionStringBuilder(PostgreSqlLocation.Find(OnPostgreSql, password).Settings.ConnectionString).Password.ShouldBe(password);
        new SqlConnectionStringBuilder(SqlServerLocation.Find(OnSqlServer, password).Settings.ConnectionString).Password.ShouldBe(password);
    }

    [TestCase("Password")]
    [TestCase("PWD")]
    public void Password_WhenThereAreTwo_ShouldBeRefused(string keyword)
    {
        ShouldKeepTheSecret(Should.Throw<FormatException>(() => PostgreSqlLocation.Find($"{OnPostgreSql};{keyword}={Secret}", "other")));
        ShouldKeepTheSecret(Should.Throw<FormatException>(() => SqlServerLocation.Find($"{OnSqlServer};{keyword}={Secret}", "other")));
    }

    [Test]
    public void Password_WhenItStandsInAFile_ShouldBeTakenFromThere()
    {
        using var folder = new DataFolder();
        var file = Path.Combine(folder.Path, "password");
        File.WriteAllText(file, Secret + "\n");

        var location = ReadLocation(
            ("Database:Provider", "PostgreSql"), ("ConnectionStrings:Messaging", OnPostgreSql), ("Database:Password_FILE", file));

        new NpgsqlConnectionStringBuilder(location.Settings.ConnectionString).Password.ShouldBe(Secret);
    }

    [Test]
    public void Password_WhenTheDatabaseIsAFile_ShouldBeRefused() =>
        ShouldKeepTheSecret(Should.Throw<SettingException>(() => ReadLocation(
            ("Database:Provider", "Sqlite"), ("ConnectionStrings:Messaging", "Data Source=x.db"), ("Database:Password", Secret))))
            .ShouldStartWith("Database:Password: ");

    [TestCase(null, "data")]
    [TestCase("", "data")]
    [TestCase("elsewhere", "elsewhere")]
    public void Folder_WhenAServerKeepsTheDatabase_ShouldBeAsSetOrData(string? folder, string expected)
    {
        var location = PostgreSqlLocation.Find(OnPostgreSql, password: null);

        DatabaseReading.ReadFolder(Configuration(("Data:Folder", folder)), Root, location).ShouldBe(Path.Combine(Root, expected));
    }

    [Test]
    public void Folder_WhenTheDatabaseIsAFile_ShouldBeThatOfTheFile()
    {
        var location = SqliteLocation.Find("Data Source=there/x.db", Root);

        DatabaseReading.ReadFolder(Configuration(), Root, location).ShouldBe(Path.Combine(Root, "there"));
        location.Name.ShouldBe(Path.Combine(Root, "there", "x.db"));
        Should.Throw<SettingException>(() => DatabaseReading.ReadFolder(Configuration(("Data:Folder", "other")), Root, location))
            .Message.ShouldStartWith("Data:Folder: ");
    }

    private static DatabaseLocation ReadLocation(params (string Name, string? Value)[] settings) =>
        DatabaseReading.ReadLocation(Configuration(settings), Root);

    private static IConfiguration Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build();

    private static string ShouldKeepTheSecret(Exception exception)
    {
        exception.Message.ShouldNotContain(Secret);
        exception.Message.ShouldNotContain('\n');
        return exception.Message;
    }
}

using System.Reflection;

namespace Messaging.ArchitectureTests.Support;

/// <summary>What the rules look at: the types of each layer, and the files that they are made of.</summary>
internal static class Codebase
{
    public static readonly IReadOnlyList<Type> Domain = TypesOf("Messaging.Domain");

    public static readonly IReadOnlyList<Type> Application = TypesOf("Messaging.Application");

    public static readonly IReadOnlyList<Type> Infrastructure = TypesOf("Messaging.Infrastructure");

    public static readonly IReadOnlyList<Type> WebApi = TypesOf("Messaging.WebApi");

    public static readonly IReadOnlyList<Type> All = [.. Domain, .. Application, .. Infrastructure, .. WebApi];

    private static readonly string Root = FindRoot();

    /// <summary>The types of this project that break rules on purpose; <paramref name="part"/> is the end of their namespace.</summary>
    public static IReadOnlyList<Type> Planted(string part) =>
    [
        .. TypesOf(typeof(Codebase).Assembly.GetName().Name!)
            .Where(type => string.Equals(type.Namespace, $"{typeof(Codebase).Assembly.GetName().Name}.Planted.{part}", StringComparison.Ordinal)),
    ];

    /// <summary>The source files below a folder of the repository, without what tools generate.</summary>
    public static IReadOnlyList<SourceFile> Sources(string folder, string pattern = "*.cs") =>
    [
        .. from path in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
           let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
           where !relative.Split('/').Any(part => part is "bin" or "obj" or "Migrations")
           select new SourceFile(relative, File.ReadAllText(path)),
    ];

    /// <summary>A file of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IReadOnlyList<Type> TypesOf(string assembly) =>
    [
        .. from type in Assembly.Load(assembly).GetTypes()
           where type.Namespace is { } space
               && space.StartsWith("Messaging.", StringComparison.Ordinal)
               && !space.Contains(".Migrations", StringComparison.Ordinal)
               && !IsGenerated(type)
           select type,
    ];

    // What the compiler makes for closures, iterators and the like counts as part of the type around it.
    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Messaging.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run below the folder of Messaging.sln.");
    }
}

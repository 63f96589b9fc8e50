using System.Xml.Linq;

namespace Messaging.ArchitectureTests.Rules;

/// <summary>Dependencies point inwards.</summary>
internal static class LayerRules
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Types that depend on anything but the base class library, their own assembly and the allowed ones.</summary>
    public static IEnumerable<string> ForeignDependencies(IEnumerable<Type> types, params string[] allowedAssemblies) =>
        from type in types
        from dependency in Dependencies.Of(type)
        let assembly = dependency.Assembly.GetName().Name!
        where dependency.Assembly != type.Assembly
            && !string.Equals(Path.GetDirectoryName(dependency.Assembly.Location), Runtime, StringComparison.Ordinal)
            && !allowedAssemblies.Contains(assembly, StringComparer.Ordinal)
        select $"{type} depends on {dependency} of {assembly}";

    /// <summary>Types that depend on an assembly that is not for them.</summary>
    public static IEnumerable<string> ForbiddenDependencies(IEnumerable<Type> types, params string[] forbiddenAssemblies) =>
        from type in types
        from dependency in Dependencies.Of(type)
        let assembly = dependency.Assembly.GetName().Name!
        where Array.Exists(forbiddenAssemblies, forbidden => assembly.StartsWith(forbidden, StringComparison.Ordinal))
        select $"{type} depends on {dependency} of {assembly}";

    /// <summary>References of a project file to other projects, packages or frameworks than the allowed ones.</summary>
    public static IEnumerable<string> ForeignReferences(string project, params string[] allowed) =>
        from element in XDocument.Parse(project).Descendants()
        where element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference" or "Reference"
        let name = Path.GetFileName(element.Attribute("Include")!.Value.Replace('\\', '/'))
        where !allowed.Contains(name, StringComparer.Ordinal)
        select $"{element.Name.LocalName} {name}";
}

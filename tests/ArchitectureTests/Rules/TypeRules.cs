using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.ArchitectureTests.Rules;

/// <summary>What classes look like and what they may use.</summary>
internal static class TypeRules
{
    /// <summary>Members by which others could change an entity behind its back, or make one that is not whole.</summary>
    public static IEnumerable<string> OpenEntities(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(type => type is { IsClass: true, IsVisible: true }))
        {
            foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter)))
            {
                yield return $"{type}.{property.Name} can be set";
            }

            foreach (var field in type.GetFields().Where(field => field is { IsInitOnly: false, IsLiteral: false }))
            {
                yield return $"{type}.{field.Name} can be set";
            }

            if (type.GetConstructor(Type.EmptyTypes) is not null)
            {
                yield return $"{type} can be made of nothing";
            }
        }
    }

    /// <summary>Classes that can be inherited from though nothing does.</summary>
    public static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types) =>
        from type in types
        where type is { IsClass: true, IsSealed: false, IsAbstract: false } && !types.Any(other => Definition(other.BaseType) == type)
        select $"{type} is not sealed";

    /// <summary>Types that use MediatR though they are no request, handler, pipeline step, controller or registration.</summary>
    public static IEnumerable<string> UsingMediator(IEnumerable<Type> types, params string[] exceptions) =>
        from type in types
        where !IsPartOfDispatch(type) && !exceptions.Contains(type.Name, StringComparer.Ordinal)
        from dependency in Dependencies.Of(type)
        where dependency.Assembly == typeof(IMediator).Assembly
        select $"{type} uses {dependency}";

    /// <summary>Ports (public interfaces) that nothing outside their own layer implements, or that something within it does.</summary>
    public static IEnumerable<string> WronglyImplementedPorts(IReadOnlyCollection<Type> types, IReadOnlyCollection<Type> adapters) =>
        from port in types
        where port is { IsInterface: true, IsPublic: true }
        let within = types.Where(type => type.IsClass && type.IsAssignableTo(port)).ToList()
        let without = adapters.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(port)).ToList()
        where within.Count > 0 || without.Count == 0
        select $"{port} is implemented by [{string.Join(", ", within.Concat(without).Select(type => type.Name))}]";

    /// <summary>Uses of members that <c>BannedSymbols.txt</c> lists, also where the analyzer was told to look away.</summary>
    public static IEnumerable<string> UsingBannedMembers(IEnumerable<Type> types, string bannedSymbols)
    {
        var banned = bannedSymbols.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MemberOf).ToHashSet(StringComparer.Ordinal);
        return from type in types
               from member in Dependencies.Members(type)
               let name = $"{FullName(member.DeclaringType)}.{member.Name}"
               where banned.Contains(name)
               select $"{type} uses {name}";
    }

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsPartOfDispatch(Type type) =>
        type.IsRequest()
        || type.Handled().Any()
        || type.IsAssignableTo(typeof(ControllerBase))
        || type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IPipelineBehavior<,>))
        || string.Equals(type.FullName, "Messaging.Application.DependencyInjection", StringComparison.Ordinal);

    private static string? FullName(Type? type) => Definition(type)?.FullName;

    // "P:System.DateTime.Now;why" and "M:System.Threading.Tasks.Task.Wait(System.Int32);why" name what code calls get_Now and Wait.
    private static string MemberOf(string line)
    {
        var symbol = line.Split(';')[0].Trim();
        var member = symbol[2..].Split('(')[0];
        var dot = member.LastIndexOf('.');
        return symbol.StartsWith("P:", StringComparison.Ordinal) ? $"{member[..dot]}.get_{member[(dot + 1)..]}" : member;
    }
}

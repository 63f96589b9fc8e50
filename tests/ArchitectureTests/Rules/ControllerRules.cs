using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Messaging.ArchitectureTests.Rules;

/// <summary>Controllers build a request, send it and match the result; they know nothing else.</summary>
internal static class ControllerRules
{
    /// <summary>Controllers that are given anything but the mediator and helpers of their own layer.</summary>
    public static IEnumerable<string> WithServices(IEnumerable<Type> types) =>
        from controller in Controllers(types)
        from parameter in controller.GetConstructors().SelectMany(constructor => constructor.GetParameters())
        where parameter.ParameterType != typeof(IMediator)
            && (parameter.ParameterType.Assembly != controller.Assembly || parameter.ParameterType.IsInterface)
        select $"{controller} is given {parameter.ParameterType}";

    /// <summary>Controllers that use a port, a domain object, or what stores and maps.</summary>
    public static IEnumerable<string> WithLogic(IEnumerable<Type> types) =>
        from controller in types.Where(type => type.IsAssignableTo(typeof(ControllerBase)))
        from dependency in Dependencies.Of(controller)
        where IsLogic(dependency)
        select $"{controller} uses {dependency}";

    /// <summary>Actions that do not send exactly one request.</summary>
    public static IEnumerable<string> NotSendingOneRequest(IEnumerable<Type> types) =>
        from action in Actions(types)
        let members = Dependencies.Members(action)
        let requests = members.OfType<ConstructorInfo>().Select(made => made.DeclaringType!).Where(RequestTypes.IsRequest).Distinct().ToList()
        where requests.Count != 1 || !members.Any(IsSending)
        select $"{NameOf(action)} makes the requests [{string.Join(", ", requests.Select(request => request.Name))}]";

    /// <summary>Actions that anybody may call: those that say so, and those that say nothing.</summary>
    public static IEnumerable<string> Open(IEnumerable<Type> types) =>
        from action in Actions(types)
        let attributes = action.GetCustomAttributes().Concat(action.DeclaringType!.GetCustomAttributes()).ToList()
        where attributes.OfType<IAllowAnonymous>().Any() || !attributes.OfType<IAuthorizeData>().Any()
        select NameOf(action);

    private static IEnumerable<Type> Controllers(IEnumerable<Type> types) =>
        types.Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(ControllerBase)));

    private static IEnumerable<MethodInfo> Actions(IEnumerable<Type> types) =>
        from controller in Controllers(types)
        from method in controller.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<NonActionAttribute>() is null
        select method;

    private static string NameOf(MethodInfo action) => $"{action.DeclaringType!.Name}.{action.Name}";

    // The name tells, whether the mediator is called or the base class that calls it.
    private static bool IsSending(MemberInfo member) =>
        (member.DeclaringType == typeof(IMediator) && member.Name is nameof(IMediator.Send))
        || (member.DeclaringType?.IsAssignableTo(typeof(ControllerBase)) == true && member.Name is "SendAsync");

    private static bool IsLogic(Type type) => type.Assembly.GetName().Name switch
    {
        "Messaging.Domain" => !string.Equals(type.Namespace, "Messaging.Domain.Common", StringComparison.Ordinal),
        "Messaging.Application" => type.IsInterface,
        "Messaging.Infrastructure" => true,
        { } name => Array.Exists(["Microsoft.EntityFrameworkCore", "FluentValidation", "AutoMapper"], prefix => name.StartsWith(prefix, StringComparison.Ordinal)),
        null => false,
    };
}

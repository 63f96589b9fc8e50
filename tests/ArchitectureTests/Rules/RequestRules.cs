using System.Reflection;

namespace Messaging.ArchitectureTests.Rules;

/// <summary>A use case is a request, its validator and its handler, in one file that bears the request's name.</summary>
internal static class RequestRules
{
    /// <summary>Requests without exactly one handler of their name.</summary>
    public static IEnumerable<string> WithoutHandler(IReadOnlyCollection<Type> types) =>
        from request in types
        where request.IsRequest()
        let handlers = types.Where(type => type.Handled().Contains(request)).Select(type => type.Name).ToList()
        where handlers is not [var handler] || !string.Equals(handler, $"{request.Name}Handler", StringComparison.Ordinal)
        select $"{request} has the handlers [{string.Join(", ", handlers)}]";

    /// <summary>Requests that carry what a client wrote, without exactly one validator of their name.</summary>
    public static IEnumerable<string> WithoutValidator(IReadOnlyCollection<Type> types) =>
        from request in types
        where request.IsRequest() && CarriesInput(request)
        let validators = types.Where(type => type.Validated().Contains(request)).Select(type => type.Name).ToList()
        where validators is not [var validator] || !string.Equals(validator, $"{request.Name}Validator", StringComparison.Ordinal)
        select $"{request} has the validators [{string.Join(", ", validators)}]";

    /// <summary>Requests that are not sealed records.</summary>
    public static IEnumerable<string> NoSealedRecords(IEnumerable<Type> types) =>
        from request in types
        where request.IsRequest() && (!request.IsSealed || request.GetMethod("<Clone>$") is null)
        select $"{request} is no sealed record";

    /// <summary>Handlers and validators that others can see or inherit from.</summary>
    public static IEnumerable<string> Exposed(IEnumerable<Type> types) =>
        from type in types
        where (type.Handled().Any() || type.Validated().Any()) && (type.IsVisible || !type.IsSealed)
        select $"{type} is not internal and sealed";

    /// <summary>Requests that do not stand, with handler and validator, in the file of their name.</summary>
    public static IEnumerable<string> OutOfPlace(IReadOnlyCollection<Type> types, IReadOnlyCollection<SourceFile> sources) =>
        from request in types
        where request.IsRequest()
        from part in types.Where(type => type.Handled().Contains(request) || type.Validated().Contains(request)).Prepend(request)
        let files = sources.Where(source => source.Declares(part.Name)).Select(source => source.Name).ToList()
        where files is not [var file] || !string.Equals(file, request.Name, StringComparison.Ordinal)
        select $"{part} stands in [{string.Join(", ", files)}] and not in {request.Name}";

    // An id that was bound, or a name out of the path: nobody needs to be told what it must look like, it is found or not.
    private static bool CarriesInput(Type request) =>
        request.GetProperties().Any(member =>
            member.PropertyType != typeof(Guid)
            && (member.PropertyType != typeof(string) || new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable));
}

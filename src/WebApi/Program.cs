using Messaging.WebApi.Hosting;

return await Service.RunAsync(args);

console.log('quiet');

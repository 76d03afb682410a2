const heading = document.createElement('h1')
heading.textContent = 'Lacuna'
document.querySelector('#gallery')?.append(heading)
